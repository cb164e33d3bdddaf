//! The settings of the small sites that tests build. Each ends in `[output]`: more may follow.

macro_rules! settings {
    ($title:literal, $domain:literal, $since:literal, $folder:literal, $more_of_site:literal) => {
        concat!(
            "[site]\ntitle = \"",
            $title,
            "\"\nlink = \"https://",
            $domain,
            "/\"\n",
            $more_of_site,
            "tag = \"",
            $domain,
            ",",
            $since,
            "\"\n\n[[sources]]\nfolder = \"",
            $folder,
            "\"\n\n[output]\nurl = \"https://",
            $domain,
            "/feeds/\"\n"
        )
    };
}

/// Articles in `posts`.
pub const TEA: &str = settings!("Tea", "example.org", "2026", "posts", "");

/// The same with one feed, so that there is one file to look at.
pub const ONE_FEED: &str = concat!(
    settings!("Tea", "example.org", "2026", "posts", ""),
    "formats = [\"atom\"]\n"
);

/// Articles in `seeds`; hours are those of Greenwich.
pub const TEA_TIMES: &str = settings!("Tea Times", "tea.example", "2026-01-01", "seeds", "");

/// The same in Istanbul.
pub const ISTANBUL: &str = settings!(
    "Tea Times",
    "tea.example",
    "2026-01-01",
    "seeds",
    "timezone = \"Europe/Istanbul\"\n"
);
