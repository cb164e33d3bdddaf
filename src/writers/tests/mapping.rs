//! `docs/mapping.md` says the same as the documentation of the model.

/// The formats, as the model's documentation names them and in the order of the tables' columns.
const FORMATS: [&str; 3] = ["RSS 2.0", "Atom", "JSON Feed"];

#[test]
fn the_page_and_the_model_say_the_same() {
    let page = include_str!("../../../docs/mapping.md");
    for (heading, source) in [
        ("Item", include_str!("../../model/item.rs")),
        ("Feed", include_str!("../../model/feed.rs")),
        ("News", include_str!("../../model/news.rs")),
    ] {
        let expected = rows(source, &format!("pub struct {heading} {{"));
        assert!(
            expected.len() > 10,
            "the fields of {heading} were not found"
        );
        let section = page
            .split(&format!("\n## {heading}\n"))
            .nth(1)
            .unwrap_or_else(|| panic!("no section {heading}"));
        let table: Vec<&str> = section
            .lines()
            .skip_while(|line| !line.starts_with("|---"))
            .skip(1)
            .take_while(|line| line.starts_with('|'))
            .collect();
        assert!(
            table == expected,
            "the table under {heading} should be:\n{}",
            expected.join("\n")
        );
    }
}

/// A row of the table for each field of the struct that begins with `opening`.
fn rows(source: &str, opening: &str) -> Vec<String> {
    let body = source.split(opening).nth(1).unwrap();
    let body = body.split("\n}\n").next().unwrap();
    let mut documentation = Vec::new();
    let mut rows = Vec::new();
    for line in body.lines().map(str::trim) {
        if let Some(text) = line.strip_prefix("///") {
            documentation.push(text.trim());
        } else if let Some(field) = line.strip_prefix("pub ") {
            let name = field.split(':').next().unwrap();
            rows.push(row(name, &documentation));
            documentation.clear();
        }
    }
    rows
}

fn row(field: &str, documentation: &[&str]) -> String {
    let mut cells: [Option<String>; 3] = Default::default();
    for line in documentation {
        let Some((formats, text)) = line
            .strip_prefix("* ")
            .and_then(|line| line.split_once(": "))
        else {
            continue;
        };
        let (formats, remark) = match formats.split_once(" (") {
            Some((formats, remark)) => (formats, format!("({remark} ")),
            None => (formats, String::new()),
        };
        for format in formats.split(", ") {
            let column = FORMATS.iter().position(|known| *known == format);
            let column = column.unwrap_or_else(|| panic!("{field}: no format `{format}`"));
            let text = text.replace("[`", "`").replace("`]", "`");
            let known = cells[column].replace(format!("{remark}{text}"));
            assert_eq!(known, None, "{field}: {format} twice");
        }
    }
    let cells = cells.map(|cell| cell.unwrap_or_else(|| panic!("{field}: a format is missing")));
    format!("| `{field}` | {} |", cells.join(" | "))
}
