//! What pages say by themselves, in some languages.

use serde::Serialize;

use crate::model::Language;

/// What a page says by itself.
#[derive(Debug, Serialize)]
pub(super) struct Words {
    /// The heading of the addresses.
    subscribe: &'static str,
    /// What to do with them.
    how: &'static str,
    /// The heading of the items.
    latest: &'static str,
    /// The heading of the other feeds.
    feeds: &'static str,
    /// The link to the page that has them.
    index: &'static str,
    /// The link to the list of them.
    opml: &'static str,
    /// The heading of the block of links.
    embed: &'static str,
    /// What to do with it.
    embed_how: &'static str,
    /// What stands before the day of a change.
    updated: &'static str,
}

/// The words for a page in `language`, and the language that they are in.
pub(super) fn of(language: &Language) -> (&'static Words, &'static str) {
    let known = ALL.iter().find(|(name, _)| *name == language.primary());
    let (name, words) = known.unwrap_or(&ALL[0]);
    (words, name)
}

/// English first: it stands in for what is missing.
const ALL: [(&str, Words); 7] = [
    (
        "en",
        Words {
            subscribe: "Subscribe",
            how: "Copy one of these addresses into a feed reader, and whatever is new comes to you. They all hold the same; any will do.",
            latest: "Latest",
            feeds: "More feeds",
            index: "All feeds",
            opml: "All feeds in one file, to import (OPML)",
            embed: "For your own pages",
            embed_how: "With these lines in the head of a page, browsers and readers find the feeds by themselves.",
            updated: "Updated",
        },
    ),
    (
        "ar",
        Words {
            subscribe: "اشترك",
            how: "انسخ أحد هذه العناوين إلى قارئ الخلاصات ليصلك كل جديد. محتواها واحد، فاختر أيًّا منها.",
            latest: "الأحدث",
            feeds: "خلاصات أخرى",
            index: "كل الخلاصات",
            opml: "كل الخلاصات في ملف واحد للاستيراد (OPML)",
            embed: "لصفحاتك",
            embed_how: "ضع هذه الأسطر في رأس الصفحة لتجد المتصفحات والقارئات الخلاصات تلقائيًّا.",
            updated: "حُدِّث في",
        },
    ),
    (
        "de",
        Words {
            subscribe: "Abonnieren",
            how: "Kopieren Sie eine dieser Adressen in einen Feedreader, und alles Neue kommt zu Ihnen. Der Inhalt ist überall derselbe; jede ist recht.",
            latest: "Neueste Beiträge",
            feeds: "Weitere Feeds",
            index: "Alle Feeds",
            opml: "Alle Feeds in einer Datei zum Importieren (OPML)",
            embed: "Für Ihre eigenen Seiten",
            embed_how: "Mit diesen Zeilen im Kopf einer Seite finden Browser und Reader die Feeds von selbst.",
            updated: "Aktualisiert am",
        },
    ),
    (
        "es",
        Words {
            subscribe: "Suscribirse",
            how: "Copie una de estas direcciones en un lector de feeds y recibirá todas las novedades. El contenido es el mismo en todas; sirve cualquiera.",
            latest: "Lo último",
            feeds: "Más feeds",
            index: "Todos los feeds",
            opml: "Todos los feeds en un archivo para importar (OPML)",
            embed: "Para sus propias páginas",
            embed_how: "Con estas líneas en la cabecera de una página, los navegadores y lectores encuentran los feeds por sí solos.",
            updated: "Actualizado el",
        },
    ),
    (
        "fr",
        Words {
            subscribe: "S’abonner",
            how: "Copiez l’une de ces adresses dans un lecteur de flux, et les nouveautés viendront à vous. Le contenu est partout le même ; choisissez celle que vous voulez.",
            latest: "Derniers articles",
            feeds: "Autres flux",
            index: "Tous les flux",
            opml: "Tous les flux dans un fichier à importer (OPML)",
            embed: "Pour vos propres pages",
            embed_how: "Avec ces lignes dans l’en-tête d’une page, navigateurs et lecteurs trouvent les flux d’eux-mêmes.",
            updated: "Mis à jour le",
        },
    ),
    (
        "ja",
        Words {
            subscribe: "購読",
            how: "次のアドレスのどれか一つをフィードリーダーに貼り付けると、新着記事が届きます。内容はどれも同じです。",
            latest: "新着",
            feeds: "その他のフィード",
            index: "すべてのフィード",
            opml: "すべてのフィードを一つのファイルで（OPML、インポート用）",
            embed: "ご自分のページに",
            embed_how: "ページのヘッドにこの行を入れると、ブラウザやリーダーがフィードを自動で見つけます。",
            updated: "更新",
        },
    ),
    (
        "tr",
        Words {
            subscribe: "Abone ol",
            how: "Bu adreslerden birini bir akış okuyucuya kopyalayın; yeni yazılar size gelsin. Hepsinin içeriği aynıdır, herhangi biri olur.",
            latest: "Son yazılar",
            feeds: "Diğer akışlar",
            index: "Tüm akışlar",
            opml: "İçe aktarmak için tüm akışlar tek dosyada (OPML)",
            embed: "Kendi sayfalarınız için",
            embed_how: "Bir sayfanın başlığında bu satırlar olursa tarayıcılar ve okuyucular akışları kendileri bulur.",
            updated: "Güncellendi:",
        },
    ),
];
