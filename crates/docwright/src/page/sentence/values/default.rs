//! Default values in descriptions: `The default value is 5.`, `Default: "Never"`, `a (the default)`.
//!
//! ```text
//! default := ("default value is" | "default is" | "defaults to" | …) word end
//! end     := the end of the sentence or a comma: what goes on is no value, `The default is the name of the user`
//! ```

use crate::dialect::phrases::Phrases;
use crate::page::sentence::text::SentenceText;
use crate::text::source::Spanned;

static LEADS: Phrases = Phrases::new(&[
    "default value is ",
    "default is ",
    "defaults to ",
    "default value: ",
    "default value of ",
    "default: ",
]);

/// The value that a description calls the default.
pub(crate) fn read(flat: &SentenceText) -> Option<Spanned<String>> {
    let lead = flat.find(&(0..flat.text.len()), &LEADS)?;
    let rest = &flat.text[lead.end..];
    let start = rest.len() - rest.trim_start().trim_start_matches(['\'', '"', '`', '*']).len();
    let rest = &rest[start..];
    let is_end = |it: char| matches!(it, ',' | ';' | ')');
    let is_mark = |it: char| is_end(it) || matches!(it, '\'' | '"' | '`' | '*' | '.');
    let word = rest.split([' ', '\n']).next()?.trim_end_matches(is_mark);
    let ends = rest[word.len()..].trim_start_matches(['\'', '"', '`', '*']);
    let is_value = !word.is_empty()
        && !word.starts_with(is_end)
        && (ends.is_empty() || ends.starts_with(is_mark) || ends.starts_with('\n'));
    let at = lead.end + start;
    is_value.then(|| Spanned::new(word.to_owned(), flat.span(&(at..at + word.len()))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::context::tests::prose;

    #[test]
    fn defaults_are_single_words_at_the_end_of_a_sentence() {
        for (text, value) in [
            ("On or off. The default value is true.", Some("true")),
            ("On or off. The default value is `true`, which is on.", Some("true")),
            ("Defaults to 5; at most 9.", Some("5")),
            ("Default: \"Never\"", Some("Never")),
            ("Default is off<br>More.", Some("off")),
            ("The default value is .5.", Some(".5")),
            // The letters behind it take several bytes.
            ("Default: ))o—n", None),
            ("Default: )).", None),
            ("The default is 1.5.", Some("1.5")),
            ("The default is the name of the user.", None),
            ("The default calendar.", None),
            ("The default is ", None),
        ] {
            let found = read(&SentenceText::new(&prose(text)));
            assert_eq!(found.as_ref().map(|it| it.value.as_str()), value, "{text}");
            let place = found.map_or(0..0, |it| it.span.start as usize..it.span.end as usize);
            assert!(text[place].contains(value.unwrap_or_default()), "{text}");
        }
    }
}
