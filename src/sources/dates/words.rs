//! The words of dates: months, days and zones in the languages that are read.
//!
//! English, Turkish, French, German, Spanish, Italian and Portuguese months in full and short, and
//! Dutch ones where they differ.

use Meaning::*;

/// What a word in a date means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// p.m.
    Afternoon,
    /// The `h` of `12h50`.
    Hour,
    /// French and Spanish shorten both to `mar`.
    MarchOrTuesday,
    Midnight,
    /// From 1.
    Month(u32),
    /// a.m.
    Morning,
    /// `at`, `Uhr`, `saat`: says nothing.
    Noise,
    Noon,
    /// The `th` of `17th`.
    Ordinal,
    /// The `T` between the date and the time of ISO 8601.
    T,
    Weekday,
    /// Minutes east of Greenwich.
    Zone(i32),
}

/// Looks `word` up, whatever its case and accents.
pub(super) fn meaning(word: &str) -> Option<Meaning> {
    let mut folded = [0; LONGEST];
    let mut length = 0;
    for c in word.chars() {
        let Some(letter) = fold(c)? else { continue };
        *folded.get_mut(length)? = letter;
        length += 1;
    }
    let at = WORDS
        .binary_search_by(|(known, _)| known.as_bytes().cmp(&folded[..length]))
        .ok()?;
    Some(WORDS[at].1)
}

/// The ASCII letter under `c`; `Some(None)` for a combining mark, which is dropped.
fn fold(c: char) -> Option<Option<u8>> {
    Some(Some(match c {
        'a'..='z' => c as u8,
        'A'..='Z' => c as u8 | 0x20,
        'à'..='ä' | 'À'..='Ä' => b'a',
        'ç' | 'Ç' => b'c',
        'è'..='ë' | 'È'..='Ë' => b'e',
        'ğ' | 'Ğ' => b'g',
        'ì'..='ï' | 'Ì'..='Ï' | 'ı' | 'İ' => b'i',
        'ñ' | 'Ñ' => b'n',
        'ò'..='ö' | 'Ò'..='Ö' => b'o',
        'ş' | 'Ş' => b's',
        'ù'..='ü' | 'Ù'..='Ü' => b'u',
        '\u{300}'..='\u{36F}' => return Some(None),
        _ => return None,
    }))
}

/// Longer words are none of these.
const LONGEST: usize = 12;

// One entry a line would be 300 lines that nobody reads.
/// Sorted, in ASCII. `IST` is missing on purpose: it is the time of India, Ireland and Israel.
#[rustfmt::skip]
const WORDS: &[(&str, Meaning)] = &[
    ("a", Noise), ("abr", Month(4)), ("abril", Month(4)), ("acdt", Zone(630)), ("acst", Zone(570)),
    ("aedt", Zone(660)), ("aest", Zone(600)), ("ago", Month(8)), ("agosto", Month(8)),
    ("agu", Month(8)), ("agustos", Month(8)), ("akdt", Zone(-480)), ("akst", Zone(-540)),
    ("alle", Noise), ("am", Morning), ("aout", Month(8)), ("apr", Month(4)), ("april", Month(4)),
    ("aprile", Month(4)), ("ara", Month(12)), ("aralik", Month(12)), ("as", Noise), ("at", Noise),
    ("aug", Month(8)), ("august", Month(8)), ("augustus", Month(8)), ("avr", Month(4)),
    ("avril", Month(4)), ("awst", Zone(480)), ("bst", Zone(60)), ("car", Weekday),
    ("carsamba", Weekday), ("cat", Zone(120)), ("cdt", Zone(-300)), ("cest", Zone(120)),
    ("cet", Zone(60)), ("clock", Noise), ("cmt", Weekday), ("cst", Zone(-360)), ("cum", Weekday),
    ("cuma", Weekday), ("cumartesi", Weekday), ("de", Noise), ("dec", Month(12)),
    ("december", Month(12)), ("decembre", Month(12)), ("del", Noise), ("den", Noise),
    ("der", Noise), ("dez", Month(12)), ("dezember", Month(12)), ("dezembro", Month(12)),
    ("di", Weekday), ("dia", Noise), ("dic", Month(12)), ("dicembre", Month(12)),
    ("diciembre", Month(12)), ("dienstag", Weekday), ("dim", Weekday), ("dimanche", Weekday),
    ("do", Weekday), ("dom", Weekday), ("domenica", Weekday), ("domingo", Weekday),
    ("donnerstag", Weekday), ("eat", Zone(180)), ("edt", Zone(-240)), ("eest", Zone(180)),
    ("eet", Zone(120)), ("eki", Month(10)), ("ekim", Month(10)), ("el", Noise), ("eme", Ordinal),
    ("ene", Month(1)), ("enero", Month(1)), ("er", Ordinal), ("est", Zone(-300)), ("eyl", Month(9)),
    ("eylul", Month(9)), ("feb", Month(2)), ("febbraio", Month(2)), ("febrero", Month(2)),
    ("februar", Month(2)), ("februari", Month(2)), ("february", Month(2)), ("feira", Weekday),
    ("fev", Month(2)), ("fevereiro", Month(2)), ("fevr", Month(2)), ("fevrier", Month(2)),
    ("fr", Weekday), ("freitag", Weekday), ("fri", Weekday), ("friday", Weekday), ("gen", Month(1)),
    ("gennaio", Month(1)), ("gio", Weekday), ("giovedi", Weekday), ("giu", Month(6)),
    ("giugno", Month(6)), ("gmt", Zone(0)), ("gunu", Noise), ("h", Hour), ("haz", Month(6)),
    ("haziran", Month(6)), ("heures", Noise), ("hkt", Zone(480)), ("horas", Noise),
    ("hours", Noise), ("hrs", Noise), ("hs", Noise), ("hst", Zone(-600)), ("il", Noise),
    ("jaenner", Month(1)), ("jan", Month(1)), ("janeiro", Month(1)), ("janner", Month(1)),
    ("januar", Month(1)), ("januari", Month(1)), ("january", Month(1)), ("janv", Month(1)),
    ("janvier", Month(1)), ("jeu", Weekday), ("jeudi", Weekday), ("jst", Zone(540)),
    ("jue", Weekday), ("jueves", Weekday), ("juil", Month(7)), ("juillet", Month(7)),
    ("juin", Month(6)), ("jul", Month(7)), ("julho", Month(7)), ("juli", Month(7)),
    ("julio", Month(7)), ("july", Month(7)), ("jun", Month(6)), ("june", Month(6)),
    ("junho", Month(6)), ("juni", Month(6)), ("junio", Month(6)), ("kas", Month(11)),
    ("kasim", Month(11)), ("kst", Zone(540)), ("l", Noise), ("la", Noise), ("las", Noise),
    ("le", Noise), ("les", Noise), ("local", Noise), ("los", Noise), ("lug", Month(7)),
    ("luglio", Month(7)), ("lun", Weekday), ("lundi", Weekday), ("lunedi", Weekday),
    ("lunes", Weekday), ("maart", Month(3)), ("maerz", Month(3)), ("mag", Month(5)),
    ("maggio", Month(5)), ("mai", Month(5)), ("maio", Month(5)), ("mar", MarchOrTuesday),
    ("march", Month(3)), ("marco", Month(3)), ("mardi", Weekday), ("mars", Month(3)),
    ("mart", Month(3)), ("martedi", Weekday), ("martes", Weekday), ("marz", Month(3)),
    ("marzo", Month(3)), ("may", Month(5)), ("mayis", Month(5)), ("mayo", Month(5)),
    ("mdt", Zone(-360)), ("mei", Month(5)), ("mer", Weekday), ("mercoledi", Weekday),
    ("mercredi", Weekday), ("mesz", Zone(120)), ("mez", Zone(60)), ("mi", Weekday),
    ("midday", Noon), ("midnight", Midnight), ("mie", Weekday), ("miercoles", Weekday),
    ("mittwoch", Weekday), ("mo", Weekday), ("mon", Weekday), ("monday", Weekday),
    ("montag", Weekday), ("mrz", Month(3)), ("msk", Zone(180)), ("mst", Zone(-420)),
    ("nd", Ordinal), ("nis", Month(4)), ("nisan", Month(4)), ("noon", Noon), ("nov", Month(11)),
    ("november", Month(11)), ("novembre", Month(11)), ("novembro", Month(11)),
    ("noviembre", Month(11)), ("nzdt", Zone(780)), ("nzst", Zone(720)), ("o", Noise),
    ("oca", Month(1)), ("ocak", Month(1)), ("oct", Month(10)), ("october", Month(10)),
    ("octobre", Month(10)), ("octubre", Month(10)), ("of", Noise), ("okt", Month(10)),
    ("oktober", Month(10)), ("on", Noise), ("ore", Noise), ("ott", Month(10)),
    ("ottobre", Month(10)), ("out", Month(10)), ("outubro", Month(10)), ("paz", Weekday),
    ("pazar", Weekday), ("pazartesi", Weekday), ("pdt", Zone(-420)), ("per", Weekday),
    ("persembe", Weekday), ("pkt", Zone(300)), ("pm", Afternoon), ("pst", Zone(-480)),
    ("pzt", Weekday), ("qua", Weekday), ("quarta", Weekday), ("qui", Weekday), ("quinta", Weekday),
    ("rd", Ordinal), ("re", Ordinal), ("sa", Weekday), ("saat", Noise), ("saati", Noise),
    ("sab", Weekday), ("sabado", Weekday), ("sabato", Weekday), ("sal", Weekday), ("sali", Weekday),
    ("sam", Weekday), ("samedi", Weekday), ("samstag", Weekday), ("sast", Zone(120)),
    ("sat", Weekday), ("saturday", Weekday), ("segunda", Weekday), ("sep", Month(9)),
    ("sept", Month(9)), ("september", Month(9)), ("septembre", Month(9)), ("septiembre", Month(9)),
    ("set", Month(9)), ("setembro", Month(9)), ("setiembre", Month(9)), ("settembre", Month(9)),
    ("sex", Weekday), ("sexta", Weekday), ("sgt", Zone(480)), ("so", Weekday),
    ("sonnabend", Weekday), ("sonntag", Weekday), ("st", Ordinal), ("sub", Month(2)),
    ("subat", Month(2)), ("sun", Weekday), ("sunday", Weekday), ("t", T), ("tarihinde", Noise),
    ("tem", Month(7)), ("temmuz", Month(7)), ("ter", Weekday), ("terca", Weekday), ("th", Ordinal),
    ("the", Noise), ("thu", Weekday), ("thur", Weekday), ("thurs", Weekday), ("thursday", Weekday),
    ("time", Noise), ("trt", Zone(180)), ("tue", Weekday), ("tues", Weekday), ("tuesday", Weekday),
    ("uhr", Noise), ("um", Noise), ("ut", Zone(0)), ("utc", Zone(0)), ("ven", Weekday),
    ("vendredi", Weekday), ("venerdi", Weekday), ("vie", Weekday), ("viernes", Weekday),
    ("vom", Noise), ("wat", Zone(60)), ("wed", Weekday), ("wednesday", Weekday), ("weds", Weekday),
    ("west", Zone(60)), ("wet", Zone(0)), ("z", Zone(0)),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_short_enough() {
        assert!(WORDS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(WORDS.iter().all(|(word, _)| word.len() <= LONGEST));
    }

    #[test]
    fn case_and_accents_do_not_matter() {
        for (word, month) in [
            ("Août", 8),
            ("AGUSTOS", 8),
            ("ağustos", 8),
            ("Şub", 2),
            ("KASIM", 11),
            ("kasım", 11),
            ("MÄRZ", 3),
            ("fe\u{301}vrier", 2),
            ("março", 3),
        ] {
            assert_eq!(meaning(word), Some(Meaning::Month(month)), "{word}");
        }
        assert_eq!(meaning("Brumaire"), None);
        assert_eq!(meaning("Donaudampfschifffahrt"), None);
    }
}
