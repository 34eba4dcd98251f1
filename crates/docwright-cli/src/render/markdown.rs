//! Findings as Markdown, for the body of a pull request or an issue, within the size allowed there.

use std::mem;

use super::finding::Finding;
use super::sets::Sets;
use crate::terminal::is_steering;

/// GitHub takes 65,536 characters; the rest is room for what a workflow adds.
pub(crate) const MOST_CHARACTERS: usize = 60_000;

/// A page that takes items as long as there is room.
pub(crate) struct Page {
    head: String,
    items: Vec<String>,
    /// The heading of a section that has no item yet.
    heading: String,
    left: usize,
    hidden: usize,
}

impl Page {
    /// A page with a title and a first paragraph.
    pub(crate) fn new(title: &str, lead: &str) -> Self {
        let (head, heading) = (format!("## {title}\n\n{lead}\n"), String::new());
        Self { head, items: Vec::new(), heading, left: MOST_CHARACTERS, hidden: 0 }
    }

    /// Begins a section, which shows once it has an item.
    pub(crate) fn section(&mut self, title: &str) {
        self.heading = format!("\n### {title}\n\n");
    }

    /// Begins the section of a rule.
    pub(crate) fn rule(&mut self, title: &str, help: &str) {
        self.section(title);
        let nothing = help.strip_prefix("nothing").map(|rest| format!("Nothing{rest}"));
        self.heading += &format!("{}.\n\n", nothing.unwrap_or_else(|| format!("To fix it, {help}")));
    }

    /// Adds an item, which is one line or more; one that does not fit counts as hidden.
    pub(crate) fn item(&mut self, text: &str) {
        let text = format!("{}{text}\n", self.heading);
        let size = text.chars().count();
        if size > self.left {
            self.hidden += 1;
            return;
        }
        self.left -= size;
        self.heading.clear();
        self.items.push(text);
    }

    /// The whole page; `hint` says where the hidden findings are.
    pub(crate) fn finish(mut self, hint: &str) -> String {
        let more = if self.hidden > 0 { format!("\n… {} more; {hint}.\n", self.hidden) } else { String::new() };
        mem::take(&mut self.head) + &self.items.concat() + &more
    }
}

/// A finding as an item of its rule's section.
pub(crate) fn item(sets: &mut Sets, it: &Finding) -> String {
    let mut place = |at| sets.position(at).map(|it| format!("{}: ", code(&it.to_string()))).unwrap_or_default();
    let mut line = format!("- {}{}", it.own().map(&mut place).unwrap_or_default(), plain(&it.message));
    for related in it.related() {
        line += &format!("; {}{}", place(related), plain(related.label));
    }
    line += &it.advice.map(|it| format!("; to fix it, {}", plain(it))).unwrap_or_default();
    line
}

/// As code, text of the documentation is neither a link nor markup nor a mention.
pub(crate) fn code(text: &str) -> String {
    let plain = |it: char| if it == '`' || it.is_control() { '\'' } else { shown(it) };
    format!("`{}`", text.chars().map(plain).collect::<String>())
}

/// Text within tags, where it is neither markup nor a mention.
pub(crate) fn within(text: &str) -> String {
    let plain = |it: char| match it {
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        '&' => "&amp;".to_owned(),
        '@' => "@\u{200b}".to_owned(),
        it if it.is_control() => " ".to_owned(),
        it => shown(it).to_string(),
    };
    text.chars().map(plain).collect()
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

/// A mark that turns the direction of reading, where text is not what it looks like, as what it is: one that is not shown.
fn shown(it: char) -> char {
    if is_steering(it) { '\u{fffd}' } else { it }
}

fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for it in text.chars() {
        match it {
            _ if it.is_control() => escaped.push(' '),
            _ if is_steering(it) => escaped.push(shown(it)),
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
    fn what_does_not_fit_is_counted_and_headings_have_items() {
        let mut page = Page::new("Title", "Lead.");
        page.section("empty");
        page.rule("rule", "write it");
        page.item(&"x".repeat(MOST_CHARACTERS));
        page.item("- fits");
        page.item(&"y".repeat(MOST_CHARACTERS));
        let expected = "## Title\n\nLead.\n\n### rule\n\nTo fix it, write it.\n\n- fits\n\n… 2 more; see there.\n";
        assert_eq!(page.finish("see there"), expected);
    }

    #[test]
    fn docs_text_is_no_markup() {
        assert_eq!(code("a`b\n@all <b>"), "`a'b'@all <b>`");
        assert_eq!(plain("`a*` is *b* <i> @all\n# c"), "`a*` is \\*b\\* \\<i\\> @\u{200b}all \\# c");
        assert_eq!(plain("a ` b"), "`a ' b`");
        assert_eq!(code("of\u{202e}f"), "`of\u{fffd}f`");
        assert_eq!(plain("\u{2066}a\u{2069} `\u{200f}`"), "\u{fffd}a\u{fffd} `\u{fffd}`");
    }
}
