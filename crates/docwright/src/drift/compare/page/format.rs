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
    lines.map(said).collect::<String>().chars().filter(|it| !it.is_whitespace()).collect()
}

/// A line without what Markdown puts around it: quotes, the sign of a heading or an item, a fence, and emphasis.
fn said(line: &str) -> String {
    let mut line = line.trim();
    if is_rule(line) {
        return "|".to_owned();
    }
    if line.starts_with("```") {
        return String::new();
    }
    while let Some(rest) = line.strip_prefix('>') {
        line = rest.trim_start();
    }
    let sign = line.split(' ').next().unwrap_or_default();
    let is_sign = matches!(sign, "-" | "*" | "+") || !sign.is_empty() && sign.chars().all(|it| it == '#');
    unmarked(if is_sign { &line[sign.len()..] } else { line })
}

/// A text without the marks of emphasis and code. A star that no other one answers is a star.
fn unmarked(text: &str) -> String {
    let letters: Vec<char> = text.chars().filter(|it| *it != '`').collect();
    let mut is_mark = vec![false; letters.len()];
    let mut open: Vec<usize> = Vec::new();
    let is_letter = |at: Option<usize>| at.and_then(|it| letters.get(it)).is_some_and(|it| it.is_alphanumeric());
    for (at, letter) in letters.iter().enumerate().filter(|it| matches!(it.1, '*' | '_')) {
        let (before, after) = (at.checked_sub(1), Some(at + 1));
        let is_blank = |at: Option<usize>| at.and_then(|it| letters.get(it)).is_none_or(|it| it.is_whitespace());
        let opener = open.last().copied().filter(|it| letters[*it] == *letter);
        match opener {
            Some(opener) if !is_letter(after) && !is_blank(before) && opener + 1 < at => {
                (is_mark[opener], is_mark[at]) = (true, true);
                open.pop();
            }
            _ if !is_letter(before) && !is_blank(after) => open.push(at),
            _ => {}
        }
    }
    letters.iter().zip(is_mark).filter(|it| !it.1).map(|it| *it.0).collect()
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
            ("##### Request", "### Request"),
            ("```", "```http"),
            ("Note: It shines.", ">**Note:** It *shines*."),
            ("- The `id` of it", "+ The **id** of it"),
        ] {
            assert!(is_same(old, new), "{old:?} {new:?}");
        }
        for (old, new) in [
            ("|a|b|", "|a|c|"),
            ("The lamp shines.", "The Lamp shines."),
            ("", "# [C#](csharp.md)"),
            ("[!INCLUDE [c](../includes/a.md)]", ""),
            ("1-2", "12"),
            ("Lamp.Read", "Lamp.Read*"),
            ("a_b c_d", "ab cd"),
        ] {
            assert!(!is_same(old, new), "{old:?} {new:?}");
        }
    }
}
