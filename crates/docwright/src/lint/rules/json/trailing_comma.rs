//! `trailing-comma`: JSON with commas before closing brackets.

use crate::lint::entry::{Entry, Finder};
use crate::lint::set::Set;
use crate::page::{Page, PageKind};
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::Span;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::TrailingComma,
    why: "Readers paste examples into programs and tools, which refuse such JSON. Reported, and fixed by `--fix`, is only \
          what is strict JSON without these commas.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
 ## JSON representation
 ```json
-{ \"id\": \"String\", }
+{ \"id\": \"String\" }
 ```
",
    found_by: Finder::LintWithFix(find),
};

fn find(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for span in set.pages.iter().flat_map(bodies) {
        let text = set.text(span);
        let commas = trailing(text);
        if commas.is_empty() || !is_strict_without(text, &commas) {
            continue;
        }
        for at in commas {
            let comma = Span::new(span.file, span.start as usize + at..span.start as usize + at + 1);
            let it = Diagnostic::new(Rule::TrailingComma, "nothing follows the comma", comma);
            found.push(it.fixed_by(comma, ""));
        }
    }
}

/// Where the JSON of a page stands.
fn bodies(page: &Page) -> Vec<Span> {
    let representations = match &page.kind {
        PageKind::Resource(it) => it.representations.as_slice(),
        PageKind::Api(it) => it.representations.as_slice(),
        PageKind::Enums | PageKind::Other => &[],
    };
    let mut spans: Vec<Span> = representations.iter().filter_map(|it| it.json.as_ref()).map(|it| it.span).collect();
    if let PageKind::Api(it) = &page.kind {
        let requests = it.examples.iter().filter_map(|it| it.request.as_ref()?.body.as_ref());
        let responses = it.examples.iter().filter_map(|it| it.response.as_ref()?.body.as_ref());
        spans.extend(requests.chain(responses).filter(|it| it.json.is_some()).map(|it| it.span));
    }
    spans
}

/// Where commas stand before a closing bracket, strings left out.
fn trailing(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut comma = None;
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => {
                comma = None;
                while let Some((_, byte)) = bytes.next() {
                    match byte {
                        b'\\' => drop(bytes.next()),
                        b'"' => break,
                        _ => {}
                    }
                }
            }
            b',' => comma = Some(at),
            b'}' | b']' => found.extend(comma.take()),
            byte if byte.is_ascii_whitespace() => {}
            _ => comma = None,
        }
    }
    found
}

fn is_strict_without(text: &str, commas: &[usize]) -> bool {
    let mut text = text.as_bytes().to_vec();
    commas.iter().for_each(|at| text[*at] = b' ');
    serde_json::from_slice::<serde::de::IgnoredAny>(&text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_commas_before_brackets_outside_of_strings_count() {
        assert_eq!(trailing(r#"{"a": [1, 2,], "b": ",}", }"#), [11, 24]);
        assert!(is_strict_without("{\"a\": 1,}", &[7]) && !is_strict_without("{\"a\": x,}", &[7]));
    }
}
