//! Findings as Markdown, for the body of a pull request or an issue: the worst rules first, within the size allowed there.

use std::collections::BTreeMap;
use std::io::{self, Write};

use docwright::diagnostic::{Diagnostic, Rule, Severity};

use super::count;
use super::places::Places;
use crate::Home;
use crate::docs::DocSet;

/// GitHub takes 65,536 characters; the rest is room for what a workflow adds.
const MOST_CHARACTERS: usize = 60_000;

/// Writes the findings.
pub(crate) fn markdown(out: &mut dyn Write, docs: &DocSet, diagnostics: &[Diagnostic], home: &Home) -> io::Result<()> {
    let mut groups: BTreeMap<(Severity, Rule), Vec<&Diagnostic>> = BTreeMap::new();
    for it in diagnostics {
        groups.entry((it.severity, it.rule)).or_default().push(it);
    }
    let mut places = Places::new(&docs.sources);
    let mut text = format!("## Documentation findings\n\n{}.\n", count(diagnostics));
    let (mut size, mut hidden) = (text.chars().count(), 0);
    for ((severity, rule), group) in groups.iter().rev() {
        let mut heading = format!("\n### {severity}: {rule} ({})\n\nTo mend it, {}.\n\n", group.len(), rule.help());
        for it in group {
            let line = std::mem::take(&mut heading) + &entry(&mut places, it);
            let length = line.chars().count();
            if size + length > MOST_CHARACTERS {
                hidden += 1;
                continue;
            }
            size += length;
            text += &line;
        }
    }
    if hidden > 0 {
        text += &format!("\n… {hidden} more; `{} lint --all` shows them.\n", home.command);
    }
    out.write_all(text.as_bytes())
}

fn entry(places: &mut Places, it: &Diagnostic) -> String {
    let mut place = |span| {
        let (at, _) = places.of(span);
        code(&at.to_string())
    };
    let mut line = format!("- {}: {}", place(it.span), plain(&it.message));
    for related in &it.related {
        line += &format!("; {}: {}", place(related.span), plain(&related.value));
    }
    line + "\n"
}

/// As code, text of the documentation is neither a link nor markup nor a mention.
pub(crate) fn code(text: &str) -> String {
    let text: String = text.chars().map(|it| if it == '`' || it.is_control() { '\'' } else { it }).collect();
    format!("`{text}`")
}

/// A message in which what is quoted from a page stays code, and everything else is no markup.
fn plain(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    // Without a partner, a back-tick is one of the page.
    if parts.len().is_multiple_of(2) {
        return code(text);
    }
    let shown = parts.iter().enumerate().map(|(rank, part)| if rank % 2 == 1 { code(part) } else { escape(part) });
    shown.collect()
}

fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for it in text.chars() {
        match it {
            _ if it.is_control() => escaped.push(' '),
            '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&' | '~' => escaped.extend(['\\', it]),
            '@' => escaped.push_str("@\u{200b}"),
            _ => escaped.push(it),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn docs_text_is_no_markup() {
        assert_eq!(code("a`b\n@all <b>"), "`a'b'@all <b>`");
        assert_eq!(plain("`a*` is *b* <i> @all\n# c"), "`a*` is \\*b\\* \\<i\\> @\u{200b}all \\# c");
        assert_eq!(plain("a ` b"), "`a ' b`");
    }
}
