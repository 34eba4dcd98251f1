//! Tests that text of the documentation renders as itself, read back with the parser that rustdoc uses.

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::api::{Mark, Prose, Run};
use crate::config::Config;
use crate::dialect::service::SITE;
use crate::lower::docs::links::Links;
use crate::lower::docs::rustdoc::{Rustdoc, push_link, text};
use crate::lower::tests::testing::Docs;
use crate::text::markdown::code;
use crate::text::source::Spanned;

/// Writes runs as documentation of page `a`.
fn write(runs: Vec<Run>) -> String {
    let mut docs = Docs::new();
    let span = docs.span('a');
    docs.add('a', &["GET /x"], crate::api::Body::Empty, crate::api::Response::Empty);
    let config = Config::default();
    let rustdoc = Rustdoc { links: Links::new(&docs.api, &docs.sources, &config) };
    let runs = runs.into_iter().map(|it| Spanned::new(it, span)).collect();
    rustdoc.paragraphs(&Prose { runs, span }).join("\n\n")
}

fn plain(it: &str) -> Run {
    Run::Text(it.to_owned())
}

fn marked(mark: Mark, inner: Vec<Run>) -> Vec<Run> {
    let close = std::iter::once(Run::Close);
    std::iter::once(Run::Open(mark)).chain(inner).chain(close).collect()
}

fn link(target: &str, inner: Vec<Run>) -> Vec<Run> {
    marked(Mark::Link(target.to_owned()), inner)
}

/// Rendered Markdown: text as it is, `code` in angle brackets, other marks by name.
fn read(markdown: &str) -> String {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut seen = String::new();
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(it) => seen.push_str(&it),
            Event::Code(it) => seen.push_str(&format!("‹{it}›")),
            Event::Start(Tag::Paragraph) => seen.push_str(if seen.is_empty() { "" } else { "¶" }),
            Event::Start(Tag::Strong) => seen.push_str("‹b:"),
            Event::Start(Tag::Link { dest_url, .. }) => seen.push_str(&format!("‹{dest_url}:")),
            Event::End(pulldown_cmark::TagEnd::Paragraph) => {}
            Event::End(_) => seen.push('›'),
            other => seen.push_str(&format!("‹{other:?}›")),
        }
    }
    seen
}

/// Text that means something to Markdown, HTML or Rust.
const HOSTILE: &[&str] = &[
    "*/ /* */ // ///",
    "say \"no\" and 'maybe'",
    "]()",
    "[a](b) ![c](d) [e][f] [g]",
    "<script>alert(1)</script>",
    "a < b > c",
    "`code` and ``more``",
    "```rust",
    "~~~",
    "~~gone~~",
    "# heading",
    "#not",
    "## x",
    "- item",
    "* item",
    "1. item",
    "23) item",
    "> quote",
    "---",
    "***",
    "___",
    "**bold** _it_ *it* __b__",
    "snake_case and _x_",
    "a|b|c",
    "| a | b |",
    "|---|---|",
    "[x]: y",
    "[^1] [^1]: note",
    "- [ ] task",
    "&lt; &amp; &#65; AT&T & co",
    "back\\slash \\* \\",
    "\\",
    "!",
    "#![deny(x)]",
    "#[doc]",
    "{@link x} {{y}}",
    "$x$ $$y$$",
    "C:\\Users\\x",
    "x^2^ H~2~O",
    "email@example.com",
    "trailing  ",
    ":::note",
    "--- title ---",
    "=",
    "-",
    "+",
    "1.",
    "crate::models [`models`]",
    "<!-- c -->",
    "<?php ?>",
    "<![CDATA[x]]>",
    "httpx",
    "ftp://example.com",
    "http://",
    "https://",
    "&nbsp;",
    "&copy",
    "a\\|b",
];

#[test]
fn hostile_text_stays_text() {
    for it in HOSTILE.iter().copied() {
        let markdown = write(vec![plain(it)]);
        assert_eq!(read(&markdown), it.trim_end(), "{markdown}");
        assert_eq!(read(&text(it)), it.trim_end());
        assert!(!markdown.contains('\n'));
    }
}

#[test]
fn what_nobody_sees_is_removed() {
    assert_eq!(write(vec![plain("a\u{202e}b\u{200b}c\u{0}d\u{7}e\u{2066}f\u{feff}g\u{e0041}h")]), "abcdefgh");
    assert_eq!(write(vec![plain("  \tfour    spaces\n    code\r\nnext\u{2028}x\u{a0}y")]), "four spaces code next x y");
    assert_eq!(write(vec![plain(" \t\n"), Run::Code(" ".to_owned())]), "");
    assert_eq!(code("a\u{202e}\nb"), "`a b`");
}

#[test]
fn code_keeps_its_backticks() {
    for it in ["x", "`x`", "a``b", "a`", "<T>", "| a", "\\", "*/", "{id | name}", "*"] {
        let markdown = write(vec![plain("see "), Run::Code(it.to_owned()), plain(" here")]);
        assert_eq!(read(&markdown), format!("see ‹{it}› here"), "{markdown}");
    }
    let neighbours =
        write(vec![Run::Code("a".to_owned()), Run::Code("b".to_owned()), plain("`"), Run::Code("c".to_owned())]);
    assert_eq!(read(&neighbours), "‹a› ‹b›` ‹c›");
}

#[test]
fn marks_are_kept_where_markdown_can_say_them() {
    let strong = |it: &str| marked(Mark::Strong, vec![plain(it)]);
    for (runs, expected) in [
        (strong("Note:"), "‹b:Note:›"),
        ([vec![plain("a ")], strong(" x "), vec![plain("b")]].concat(), "a ‹b:x› b"),
        ([vec![plain("a")], strong("x"), vec![plain("b")]].concat(), "a‹b:x›b"),
        ([vec![plain("a")], strong("(x)"), vec![plain("b")]].concat(), "a(x)b"),
        ([strong("a"), strong("b")].concat(), "‹b:a›b"),
        (marked(Mark::Emphasis, vec![plain("x")]), "x"),
        (marked(Mark::Strong, strong("x")), "‹b:x›"),
        (strong(" "), ""),
        (vec![Run::Open(Mark::Strong), plain("open")], "‹b:open›"),
        (vec![Run::Close, plain("closed")], "closed"),
    ] {
        let markdown = write(runs);
        assert_eq!(read(&markdown), expected, "{markdown}");
    }
}

#[test]
fn breaks_part_paragraphs() {
    assert_eq!(write(vec![plain("a"), Run::Break, Run::Break, plain("# b")]), "a\n\n\\# b");
    let in_mark = marked(Mark::Strong, vec![plain("a"), Run::Break, plain("b")]);
    assert_eq!(read(&write(in_mark)), "‹b:a b›");
}

#[test]
fn links_lead_to_published_pages_or_nowhere() {
    let base = format!("{SITE}/graph/api");
    let view = "?view=graph-rest-1.0";
    for (target, expected) in [
        ("../resources/user.md", format!("{base}/resources/user{view}")),
        ("../resources/User.md#the-properties", format!("{base}/resources/user{view}#the-properties")),
        ("user-list.md", format!("{base}/user-list{view}")),
        ("./user-list.md", format!("{base}/user-list{view}")),
        ("../api/user-list.md", format!("{base}/user-list{view}")),
        ("#response", format!("{base}/a{view}#response")),
        ("/graph/paging?x=1#y", format!("{SITE}/graph/paging?x=1#y")),
        ("https://example.com/a(b)c d?e=f", "https://example.com/a%28b%29c%20d?e=f".to_owned()),
        ("HTTP://example.com/\"<x>", "HTTP://example.com/%22%3Cx%3E".to_owned()),
        ("../resources/a b).md", format!("{base}/resources/a%20b%29{view}")),
    ] {
        let markdown = write(link(target, vec![plain("x")]));
        assert_eq!(read(&markdown), format!("‹{expected}:x›"), "{markdown}");
    }
    for target in [
        "",
        "javascript:alert(1)",
        "mailto:a@b.c",
        "//evil.example",
        "/concepts/x.md",
        "../../concepts/x.md",
        "https://exämple.com",
        "https://",
        "https://)",
        "data:text/html,x",
        "C:\\x.md",
        "page",
        "../../../etc/passwd",
        "x.md?y=z",
        "a:b.md",
    ] {
        assert_eq!(write(link(target, vec![plain("x")])), "x", "{target}");
    }
}

#[test]
fn texts_of_links() {
    let to = "https://example.com/";
    for (runs, expected) in [
        (link(to, vec![plain("a]b(c)[d]")]), "‹https://example.com/:a]b(c)[d]›"),
        (link(to, vec![plain("https://example.com/x")]), "‹https://example.com/:https://example.com/x›"),
        ([vec![plain("stop!")], link(to, vec![plain("x")])].concat(), "stop!‹https://example.com/:x›"),
        (link(to, vec![Run::Code("a".to_owned())]), "‹https://example.com/:‹a››"),
        (link(to, vec![plain("  ")]), ""),
        (link(to, link("https://other.example/", vec![plain("x")])), "‹https://example.com/:x›"),
        (marked(Mark::Strong, link(to, vec![plain("x")])), "‹b:‹https://example.com/:x››"),
    ] {
        let markdown = write(runs);
        assert_eq!(read(&markdown), expected, "{markdown}");
    }
    let mut titled = String::new();
    push_link(&mut titled, "List [x] | `y`", to);
    assert_eq!(read(&titled), "‹https://example.com/:List [x] | `y`›");
}

#[test]
fn bare_addresses_become_links() {
    for (it, expected) in [
        ("see https://example.com/a_b?c=d.", "see ‹https://example.com/a_b?c=d:https://example.com/a_b?c=d›."),
        ("(https://example.com)", "(‹https://example.com:https://example.com›)"),
        ("https://example.com/{id}/x", "‹https://example.com/{id}/x›"),
        ("xhttps://a.example!", "x‹https://a.example:https://a.example›!"),
        ("https://example.com/<b>", "‹https://example.com/:https://example.com/›<b>"),
    ] {
        let markdown = write(vec![plain(it)]);
        assert_eq!(read(&markdown), expected, "{markdown}");
    }
}

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % limit
    }

    fn row(&mut self) -> String {
        const ALPHABET: &[u8] = b"\\`*_[]()<>|~&#-+=.!:/;\"'{}$^@1a B";
        (0..=self.below(8)).map(|_| char::from(ALPHABET[self.below(ALPHABET.len())])).collect()
    }
}

#[test]
fn any_row_of_special_characters_stays_text() {
    let mut numbers = Numbers(1);
    for _ in 0..3_000 {
        let row = numbers.row();
        let folded = row.split_whitespace().collect::<Vec<_>>().join(" ");
        let escaped = text(&row);
        assert_eq!(read(&escaped), folded, "{escaped}");
        let spanned = code(&row);
        let expected = if folded.is_empty() { String::new() } else { format!("‹{folded}›") };
        assert_eq!(read(&spanned), expected, "{spanned}");
    }
}

#[test]
fn any_row_of_runs_keeps_its_text() {
    let letters = |it: &str| it.chars().filter(|it| !it.is_whitespace() && !"‹›¶".contains(*it)).collect::<String>();
    let mut numbers = Numbers(2);
    for _ in 0..3_000 {
        let (mut runs, mut expected) = (Vec::new(), String::new());
        for _ in 0..=numbers.below(4) {
            let row = numbers.row();
            expected.push_str(&row);
            match numbers.below(4) {
                0 => runs.push(Run::Code(row)),
                1 => runs.extend(marked(Mark::Strong, vec![plain(&row)])),
                2 => runs.extend(link("no page", vec![plain(&row)])),
                _ => runs.push(plain(&row)),
            }
        }
        let markdown = write(runs);
        let seen = letters(&read(&markdown).replace("‹b:", ""));
        assert_eq!(seen, letters(&expected), "{markdown}");
    }
}
