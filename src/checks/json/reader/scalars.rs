//! Numbers and words.

use super::Reader;

impl Reader<'_, '_> {
    /// Reads a number, or what begins like one (RFC 8259, section 6).
    pub(super) fn number(&mut self) {
        let start = self.at;
        self.pass(|byte| byte.is_ascii_alphanumeric() || b"+-._".contains(&byte));
        let written = &self.text[start..self.at];
        if let Err((what, help)) = judge(written) {
            self.refuse(start..self.at, what, help);
        }
    }

    /// Reads `true`, `false`, `null`, or a word that JSON does not have.
    pub(super) fn word(&mut self) {
        let start = self.at;
        self.pass(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let word = &self.text[start..self.at];
        let help = match word {
            "true" | "false" | "null" => return,
            "True" | "TRUE" => "write `true`",
            "False" | "FALSE" => "write `false`",
            "None" | "undefined" | "nil" | "NULL" | "Null" => "leave the member out",
            "NaN" | "Infinity" => "write a number, or leave the member out",
            _ => "write text in double quotes",
        };
        let message = format!(
            "`{}` is no value of JSON",
            super::super::text::clipped(word)
        );
        let by = match word {
            "True" | "TRUE" => "true",
            "False" | "FALSE" => "false",
            _ => return self.refuse(start..self.at, &message, help),
        };
        self.mend(start..self.at, &message, help, by);
    }

    fn pass(&mut self, is_part: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&is_part) {
            self.at += 1;
        }
    }
}

/// What is wrong with a number, and what to do.
fn judge(written: &str) -> Result<(), (&'static str, &'static str)> {
    const HELP: &str = "write it as in `-12.5e3`";
    let digits = |text: &str| {
        text.len()
            - text
                .trim_start_matches(|it: char| it.is_ascii_digit())
                .len()
    };
    if written.starts_with('+') {
        return Err(("a number begins with `+`", "take the `+` out"));
    }
    let rest = written.strip_prefix('-').unwrap_or(written);
    let whole = digits(rest);
    if whole == 0 {
        return Err(("a number that does not begin with a digit", HELP));
    }
    if whole > 1 && rest.starts_with('0') {
        return Err(("a number begins with a needless zero", "take the zero out"));
    }
    let mut rest = &rest[whole..];
    if let Some(fraction) = rest.strip_prefix('.') {
        let length = digits(fraction);
        if length == 0 {
            return Err(("a number without a digit after the point", HELP));
        }
        rest = &fraction[length..];
    }
    if let Some(power) = rest.strip_prefix(['e', 'E']) {
        let power = power.strip_prefix(['+', '-']).unwrap_or(power);
        let length = digits(power);
        if length == 0 {
            return Err(("a number without a digit in its exponent", HELP));
        }
        rest = &power[length..];
    }
    if rest.is_empty() {
        Ok(())
    } else {
        Err(("a number that is not written as JSON has it", HELP))
    }
}
