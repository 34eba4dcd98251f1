//! Include directives inside a sentence or cell: their place is that of the text they stand for.
//!
//! ```markdown
//! Runs on [!INCLUDE[product](../includes/product.md)]. [!INCLUDE [tip](../includes/tip.md)] Read-only.
//! ```
//!
//! ```text
//! directive := "[!INCLUDE" blank* link "]"
//! ```

use std::ops::Range;

use crate::page::markdown::block::include_target;
use crate::page::markdown::inline::trim_end;
use crate::page::markdown::lines;
use crate::text::prose::{Mark, Run};
use crate::text::source::Spanned;

const INCLUDE: &str = "[!INCLUDE";

/// Where the directives in a range of a text have their targets.
pub(crate) fn targets(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for line in lines::lines(text, range) {
        let starts = memchr::memmem::find_iter(&text.as_bytes()[line.clone()], b"[!").map(|it| line.start + it);
        let targets = starts.filter_map(|start| {
            let target = include_target(&text[start..line.end])?;
            Some(start + target.start..start + target.end)
        });
        found.extend(targets);
    }
    found
}

/// Replaces each directive by the text of its file; what has none vanishes with the blanks behind it.
pub(crate) fn replace<'t>(runs: &mut Vec<Spanned<Run>>, text_of: impl Fn(&str) -> Option<&'t [Run]>) {
    if !runs.iter().any(|it| before_directive(&it.value).is_some()) {
        return;
    }
    let mut read = std::mem::take(runs).into_iter().peekable();
    while let Some(run) = read.next() {
        let Some(before) = before_directive(&run.value) else {
            push(runs, run);
            continue;
        };
        push(runs, Spanned::new(Run::Text(before.to_owned()), run.span));
        let mut text = None;
        if let Some(Spanned { value: Run::Open(Mark::Link(target)), span }) = read.peek() {
            text = text_of(target).map(|it| (it, *span));
        }
        // The label of the link is shown nowhere.
        let mut depth = 0_usize;
        while let Some(run) = read.next_if(|it| depth > 0 || matches!(it.value, Run::Open(_))) {
            match run.value {
                Run::Open(_) => depth += 1,
                Run::Close => depth -= 1,
                Run::Text(_) | Run::Code(_) | Run::Break => {}
            }
            if depth == 0 {
                break;
            }
        }
        if let Some(Spanned { value: Run::Text(after), .. }) = read.peek_mut()
            && let Some(rest) = after.strip_prefix(']')
        {
            *after = if text.is_some() { rest } else { rest.trim_start() }.to_owned();
        }
        let (text, place) = text.unwrap_or((&[], run.span));
        text.iter().for_each(|it| push(runs, Spanned::new(it.clone(), place)));
    }
    trim_end(runs);
}

/// The text in front of a directive that a run ends with the beginning of.
fn before_directive(run: &Run) -> Option<&str> {
    let Run::Text(text) = run else { return None };
    let text = text.trim_end();
    let at = text.len().checked_sub(INCLUDE.len())?;
    text.get(at..).filter(|it| it.eq_ignore_ascii_case(INCLUDE)).map(|_| &text[..at])
}

/// Adds a run; text goes on in the text before.
fn push(runs: &mut Vec<Spanned<Run>>, run: Spanned<Run>) {
    match (runs.last_mut(), run) {
        (_, Spanned { value: Run::Text(text), .. }) if text.is_empty() => {}
        (Some(Spanned { value: Run::Text(before), span }), Spanned { value: Run::Text(text), span: place }) => {
            before.push_str(&text);
            span.end = span.end.max(place.end);
        }
        (_, run) => runs.push(run),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::context::tests::prose;

    fn read(markdown: &str, text: Option<&[Run]>) -> String {
        let mut found = prose(markdown);
        replace(&mut found.runs, |_| text);
        found.plain()
    }

    #[test]
    fn directives_are_replaced() {
        let text = [Run::Text("a ".to_owned()), Run::Code("lamp".to_owned())];
        let sentence = "Lights [!INCLUDE[tip](../includes/tip.md)]. [!include [**tip**](x.md)] Read-only.";
        assert_eq!(read(sentence, Some(&text)), "Lights a lamp. a lamp Read-only.");
        assert_eq!(read("The id. [!INCLUDE [tip](../includes/tip.md)] Read-only.", None), "The id. Read-only.");
        assert_eq!(read("In [!INCLUDE [tip](x.md)]", None), "In");
        assert_eq!(read("[!INCLUDE", None), "");
    }

    #[test]
    fn targets_are_found_in_their_lines() {
        let text = "a [!INCLUDE [b](c.md)] | [!include[d]( e.md )]\n[!NOTE] [!INCLUDE [f]\n(g.md)";
        let found: Vec<&str> = targets(text, 0..text.len()).into_iter().map(|it| &text[it]).collect();
        assert_eq!(found, ["c.md", "e.md"]);
    }
}
