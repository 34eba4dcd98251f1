//! Edits of a page that only its format shows: white space, metadata, samples.
//!
//! ```diff
//! -ms.date: 01/02/2026                                  a line of the front matter that nothing follows from
//! +ms.date: 03/04/2026
//! -|:--|:--|                                            white space, and the rule below the header of a table
//! +| :--- | :--- |
//! +[!INCLUDE [c](../includes/snippets/csharp/a.md)]     a sample in another language, and the tab that it is in
//! ```

use crate::text::links::is_snippet;

/// The texts say the same to a reader of the page.
pub(crate) fn is_same(old: &str, new: &str) -> bool {
    letters(old) == letters(new)
}

/// The part of a text that readers see as words.
fn letters(text: &str) -> String {
    let lines = text.lines().filter(|it| !is_sample(it));
    lines.map(|it| if is_rule(it) { "|" } else { it }).flat_map(str::chars).filter(|it| !it.is_whitespace()).collect()
}

/// A line that shows a sample in another language: an include directive, a tab, the end of tabs.
fn is_sample(line: &str) -> bool {
    let line = line.trim();
    line == "---" || line.contains("](#tab/") || line.starts_with("[!") && is_snippet(line)
}

/// The line below the header of a table, whose dashes are for the eye of the author.
fn is_rule(line: &str) -> bool {
    line.contains('|') && line.chars().all(|it| matches!(it, '|' | ':' | '-') || it.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_no_format() {
        let tab = "# [C#](#tab/csharp)\n[!INCLUDE [c](../includes/snippets/csharp/a.md)]\n\n---\n";
        for (old, new) in [
            ("|:--|--:|\n", "| :------ | ---: |\n"),
            ("{\"a\":1}", "{ \"a\": 1 }"),
            ("The lamp\nshines.", "The lamp shines.  "),
            ("", tab),
        ] {
            assert!(is_same(old, new), "{old:?} {new:?}");
        }
        for (old, new) in [
            ("|a|b|", "|a|c|"),
            ("The lamp shines.", "The Lamp shines."),
            ("", "# [C#](csharp.md)"),
            ("[!INCLUDE [c](../includes/a.md)]", ""),
            ("1-2", "12"),
        ] {
            assert!(!is_same(old, new), "{old:?} {new:?}");
        }
    }
}
