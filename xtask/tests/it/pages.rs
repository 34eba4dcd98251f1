//! Three rustdoc pages of the generated crate as text, as a reader sees them.

use std::fs;
use std::path::Path;
use std::process::Command;

/// From here on, a page lists what every type has.
const ALIKE: &str = "<h2 id=\"trait-implementations\"";

/// Parts of a page that are for the mouse.
const CONTROLS: [(&str, &str); 4] = [
    ("<rustdoc-toolbar", "</rustdoc-toolbar>"),
    ("<button", "</button>"),
    ("<a class=\"src", "</a>"),
    ("<summary class=\"hideme\"", "</summary>"),
];

#[test]
#[ignore = "documents three crates: `cargo xtask ci` runs it"]
fn pages_of_the_documentation_read_like_this() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let target = Path::new(env!("CARGO_BIN_EXE_xtask")).ancestors().nth(2).unwrap();
    // First what its documentation links to: a link to a crate without pages is printed as written.
    for package in ["docwright-runtime", "msgraph-core", "msgraph"] {
        let made = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(["doc", "--quiet", "--no-deps", "--offline", "--target-dir"])
            .arg(target)
            .args(["--package", package])
            .env("RUSTDOCFLAGS", "-D warnings")
            .current_dir(&root)
            .output()
            .unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    }
    for (name, page) in
        [("function", "groups/fn.create.html"), ("model", "models/struct.Subscription.html"), ("root", "index.html")]
    {
        let html = fs::read_to_string(target.join("doc/msgraph").join(page)).unwrap();
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, text(&html));
        });
    }
}

/// The text of a page, a line for each paragraph, item and row.
fn text(html: &str) -> String {
    let main = html.split_once("id=\"main-content\"").and_then(|it| it.1.split_once('>')).unwrap().1;
    let mut rest = main.split(ALIKE).next().unwrap();
    let mut text = String::new();
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        rest = &rest[before.len()..];
        if let Some((_, end)) = CONTROLS.iter().find(|it| rest.starts_with(it.0)) {
            rest = rest.split_once(end).unwrap().1;
            continue;
        }
        let (tag, after) = tag.split_once('>').unwrap();
        text.push_str(match tag.split(' ').next().unwrap() {
            "p" | "h1" | "h2" | "h3" | "h4" | "ul" | "dl" | "pre" | "table" | "section" | "details" => "\n\n",
            "li" => "\n- ",
            "tr" | "dt" | "br" | "span" if tag.starts_with("span id") || !tag.starts_with("span") => "\n",
            "td" | "th" | "dd" => " | ",
            _ => "",
        });
        rest = after;
    }
    for (entity, character) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&"), ("§", "")]
    {
        text = text.replace(entity, character);
    }
    let mut lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.dedup_by(|a, b| a.is_empty() && b.is_empty());
    lines.join("\n").trim().to_owned()
}
