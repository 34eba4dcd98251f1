//! Doc attributes, which `prettyplease` prints as `///`, and search aliases.
//!
//! Whatever a page says, it stays a comment: a line is one attribute without line breaks, led by a space.

use std::borrow::Cow;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{AttrStyle, Attribute, MacroDelimiter, Meta, MetaList, MetaNameValue};

use crate::emit::syntax::index::Index;
use crate::emit::syntax::{self, cfg};
use crate::krate::{Doc, DocLine};

/// Puts `///` lines before an item's other attributes; what has no documentation says `otherwise`.
///
/// They are made as syntax and not as tokens: reading them back is a fifth of what emission would cost.
pub(crate) fn outer(attributes: &mut Vec<Attribute>, doc: &Doc, otherwise: impl FnOnce() -> String) {
    let lines = lines(doc, otherwise).into_iter().map(|line| attribute(&line));
    attributes.splice(0..0, lines);
}

/// The same with lines that are there only under a condition between the documentation and its last sections.
pub(crate) fn with_sections(
    index: &Index<'_>,
    attributes: &mut Vec<Attribute>,
    [doc, sections]: [&Doc; 2],
    between: &[DocLine],
    otherwise: impl FnOnce() -> String,
) {
    let mut lines: Vec<Attribute> = lines(doc, otherwise).iter().map(|it| attribute(it)).collect();
    lines.extend(between.iter().map(|it| match cfg::condition(index, &it.gate) {
        // Unlike behind `///`, a blank in front would be one of the text.
        Some(condition) => conditional(&condition, clean(&it.text).trim_end()),
        None => attribute(&led(&clean(&it.text))),
    }));
    if !sections.0.is_empty() {
        lines.push(attribute(""));
        lines.extend(sections.0.iter().flat_map(|it| split(it)).map(|it| attribute(&led(&clean(it)))));
    }
    attributes.splice(0..0, lines);
}

/// `#[cfg_attr(feature = "…", doc = "…")]`
fn conditional(condition: &TokenStream, line: &str) -> Attribute {
    let (path, tokens) = (syntax::word("cfg_attr").into(), quote! { #condition, doc = #line });
    let delimiter = MacroDelimiter::Paren(Default::default());
    documented(Meta::List(MetaList { path, delimiter, tokens }))
}

fn attribute(line: &str) -> Attribute {
    let (path, value) = (syntax::word("doc").into(), syntax::text(line));
    documented(Meta::NameValue(MetaNameValue { path, eq_token: Default::default(), value }))
}

fn documented(meta: Meta) -> Attribute {
    Attribute { pound_token: Default::default(), style: AttrStyle::Outer, bracket_token: Default::default(), meta }
}

/// `doc(alias = "name")`
fn alias(name: &str) -> MetaList {
    let path = syntax::word("doc").into();
    MetaList { path, delimiter: MacroDelimiter::Paren(Default::default()), tokens: quote! { alias = #name } }
}

/// `//!` lines.
pub(crate) fn inner(doc: &Doc, otherwise: impl FnOnce() -> String) -> TokenStream {
    let lines = lines(doc, otherwise);
    quote! { #(#![doc = #lines])* }
}

/// Puts a single `///` line before an item's other attributes.
pub(crate) fn line(attributes: &mut Vec<Attribute>, text: &str) {
    attributes.insert(0, attribute(&led(&clean(text))));
}

/// `#[deprecated(note = "…")]` behind an item's other attributes.
pub(crate) fn deprecated(attributes: &mut Vec<Attribute>, note: Option<&String>) {
    let Some(note) = note else { return };
    let (path, note) = (syntax::word("deprecated").into(), clean(note).trim().to_owned());
    attributes.push(documented(if note.is_empty() {
        Meta::Path(path)
    } else {
        let delimiter = MacroDelimiter::Paren(Default::default());
        Meta::List(MetaList { path, delimiter, tokens: quote! { note = #note } })
    }));
}

/// Names that rustdoc's search finds an item by.
pub(crate) fn aliases<'a>(item: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<Attribute> {
    let mut kept: Vec<String> = Vec::new();
    for name in names {
        // rustdoc refuses quotes, the item's own name, and blanks around.
        let name = clean(name).replace(['"', '\''], "").trim().to_owned();
        if !name.is_empty() && name != item && !kept.contains(&name) {
            kept.push(name);
        }
    }
    kept.iter().map(|name| documented(Meta::List(alias(name)))).collect()
}

/// Text without what a comment cannot hold: line breaks and other controls become blanks, and characters that turn the
/// direction of text, which rustc refuses, go.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    let plain = |byte: u8| matches!(byte, b' '..=b'~');
    if text.bytes().all(plain) || !text.chars().any(|c| c.is_control() || turns(c)) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().filter(|&c| !turns(c));
    Cow::Owned(kept.map(|c| if c.is_control() { ' ' } else { c }).collect())
}

fn turns(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn lines(doc: &Doc, otherwise: impl FnOnce() -> String) -> Vec<String> {
    if doc.0.iter().all(|line| line.trim().is_empty()) {
        return vec![led(&clean(&otherwise()))];
    }
    doc.0.iter().flat_map(|text| split(text)).map(|line| led(&clean(line))).collect()
}

/// The lines of a text; an empty text is an empty line.
fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r'])
}

fn led(line: &str) -> String {
    match line.trim_end() {
        "" => String::new(),
        line => format!(" {line}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{aliases, outer};
    use crate::emit::print;
    use crate::krate::Doc;

    fn printed(lines: &[&str]) -> String {
        let mut item: syn::ItemStruct = syn::parse_quote! { struct S; };
        let doc = Doc(lines.iter().map(|line| (*line).to_owned()).collect());
        outer(&mut item.attrs, &doc, || "Nothing.".to_owned());
        let file: syn::File = syn::parse_quote! { #item };
        print::file("", &file)
    }

    #[test]
    fn documentation_stays_a_comment() {
        for (line, want) in [
            ("plain", "/// plain"),
            ("/ three", "/// / three"),
            ("*/ struct T; /*", "/// */ struct T; /*"),
            ("\"quoted\" 'and' \\", "/// \"quoted\" 'and' \\"),
            ("#![allow(warnings)]", "/// #![allow(warnings)]"),
            ("trailing  \t ", "/// trailing"),
            ("tab\there\u{0}", "/// tab here"),
            ("left\u{202e}right\u{2069}", "/// leftright"),
            ("a\u{2028}b\u{85}c", "/// ab c"),
            ("größe 名 {brace} ${x}", "/// größe 名 {brace} ${x}"),
            ("    indented", "///     indented"),
        ] {
            assert_eq!(printed(&[line]), format!("{want}\nstruct S;\n"), "{line:?}");
        }
        assert_eq!(
            printed(&["a\nstruct T;\r\n\rb", "", "c"]),
            "/// a\n/// struct T;\n///\n///\n/// b\n///\n/// c\nstruct S;\n"
        );
        assert_eq!(printed(&["", " "]), "/// Nothing.\nstruct S;\n");
    }

    #[test]
    fn aliases_are_such_that_rustdoc_takes_them() {
        let names = ["GET /me", " GET /me(x='{x}') ", "GET /me(x={x})", "list", "", "a\nb", "\u{202e}"];
        let attributes = aliases("list", names);
        let file: syn::File = syn::parse_quote! { #(#attributes)* struct S; };
        let want = ["GET /me", "GET /me(x={x})", "a b"].map(|name| format!("#[doc(alias = \"{name}\")]\n"));
        assert_eq!(print::file("", &file), want.concat() + "struct S;\n");
    }
}
