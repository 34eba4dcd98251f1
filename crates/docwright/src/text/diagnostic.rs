//! Findings about the documentation: a closed list of rules, each with a stable id.

use std::fmt;

use serde::Deserialize;

use crate::text::rules::rules;
use crate::text::source::{MAX_PAGE_BYTES, Sources, Span, Spanned, Unreadable, Why};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing is lost.
    Note,
    /// The documentation contradicts itself or could not be read fully; the output is usable.
    Warning,
    /// The configuration or the documentation set cannot be used as it stands.
    Error,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: Rule,
    /// How bad it is: as its rule says, unless the configuration says otherwise.
    pub severity: Severity,
    /// One terse sentence, without the place and without a final full stop.
    pub message: String,
    /// Where it was found.
    pub span: Span,
    /// Other places that matter, each with what it says: the other side of a contradiction.
    pub related: Vec<Spanned<String>>,
    /// How to fix this one, where more is known than what its rule advises.
    pub advice: Option<String>,
    /// The edits that fix it for certain; none when a person has to decide.
    pub fix: Vec<Edit>,
}

/// A change of a page's text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// The text that is replaced.
    pub span: Span,
    /// The text in its place.
    pub text: String,
}

impl Diagnostic {
    /// A finding at one place.
    pub fn new(rule: Rule, message: impl Into<String>, span: Span) -> Self {
        let (related, fix) = (Vec::new(), Vec::new());
        Self { rule, severity: rule.severity(), message: message.into(), span, related, advice: None, fix }
    }

    /// The findings about the files of a set that could not be read.
    pub fn of_unreadable(sources: &Sources) -> Vec<Self> {
        let say = |it: &Unreadable| {
            let (rule, message) = match it.why {
                Why::TooLarge => {
                    (Rule::PageTooLarge, format!("the page is larger than {} MiB, the limit", MAX_PAGE_BYTES >> 20))
                }
                Why::NotUtf8(offset) => {
                    (Rule::NotUtf8, format!("the page is not UTF-8 text (first bad byte at offset {offset})"))
                }
            };
            Self::new(rule, message, Span::at_start(it.file))
        };
        sources.unreadable().iter().map(say).collect()
    }

    /// Adds an edit that fixes it.
    #[must_use]
    pub(crate) fn fixed_by(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fix.push(Edit { span, text: text.into() });
        self
    }

    /// Says how to fix this one, instead of what its rule advises.
    #[must_use]
    pub(crate) fn advising(mut self, advice: impl Into<String>) -> Self {
        self.advice = Some(advice.into());
        self
    }

    /// Adds another place that matters.
    #[must_use]
    pub fn with(mut self, message: impl Into<String>, span: Span) -> Self {
        self.related.push(Spanned::new(message.into(), span));
        self
    }
}

rules! {
    /// A kind of finding; the order is that of the phases that apply them.
    #[derive(Deserialize)]
    #[serde(try_from = "String")]
    pub enum Rule {
        /// How bad a finding of this rule is.
        pub severity: Severity,
        /// The advice to the author of the page.
        pub help: &'static str,
    }
    // Reading files.
    /// The file is not UTF-8 text.
    NotUtf8 = "not-utf8", Warning, "save the page as UTF-8";
    /// The file is larger than any page can reasonably be.
    PageTooLarge = "page-too-large", Warning, "split the page, or keep data files out of the documentation set";
    // Reading one page.
    /// The page has no front matter.
    MissingFrontMatter = "missing-front-matter", Note, "start the page with a `---` block";
    /// The front matter is not valid YAML; it was read line by line.
    InvalidFrontMatter = "invalid-front-matter", Note, "quote values that contain a colon";
    /// A front matter field or a permission still holds a template's placeholder.
    Placeholder = "placeholder", Note, "replace the TODO text";
    /// A code fence or comment is not closed; it was closed where the next block begins.
    UnclosedBlock = "unclosed-block", Warning, "close the fence or comment";
    /// An annotation comment is not JSON even under lenient rules.
    InvalidAnnotation = "invalid-annotation", Note, "write the annotation as strict JSON";
    /// A JSON block is not JSON even under lenient rules; what stands before the error was read.
    InvalidJson = "invalid-json", Note, "write the block as strict JSON";
    /// An included file is not part of the documentation set.
    MissingInclude = "missing-include", Note, "add the file, correct the path, or name its folder under `includes` in docwright.yaml";
    /// The folder of included files is not part of the documentation set; one finding for each folder.
    UnreadIncludes = "unread-includes", Note, "name the folder under `includes` in docwright.yaml, or add it";
    /// An included file includes itself, directly or through others, or lies outside the documentation set.
    BadInclude = "bad-include", Warning, "include only files of the documentation set, without a cycle";
    /// A table row does not have the columns of its header; it was repaired.
    RaggedRow = "ragged-row", Note, "give the row as many cells as the header and escape `|` inside cells";
    /// A table has the columns of properties or parameters where none are read, or other columns where they are: it is used nowhere.
    UnknownTable = "unknown-table", Note, "name the columns `Property`, `Type`, `Description`, as such tables do; put a table of something else under a heading of its own";
    /// A row of a table that is read yields nothing: it has no name, or none that can be one.
    UnreadRow = "unread-row", Note, "give its first cell what the other rows have there: a name, or a link to a page";
    /// A cell of a table that is read is not understood: nothing is concluded from it.
    UnreadCell = "unread-cell", Note, "write what the other cells of the column hold, or say that there is none";
    /// A section has a heading that no reader knows, and that is one slip away from one that is read.
    UnreadSection = "unread-section", Warning, "spell the heading as other pages do";
    /// Something nested deeper, or with more items in one place, than any page needs; the rest was skipped.
    TooDeep = "too-deep", Warning, "flatten the nesting, or split what lists so much";
    /// A line of an HTTP request block is not a request.
    BadRequestLine = "bad-request-line", Warning, "write `METHOD /path` on a line of its own";
    /// A request line leads to another host than that of the service; no function makes the request.
    ForeignHost = "foreign-host", Warning, "if the service is there too, add the address to `service: also:` in docwright.yaml; else write a request of the service";
    /// An API page documents no HTTP request.
    NoRequest = "no-request", Warning, "add an `HTTP request` section with a request block";
    /// The page describes neither an operation nor a type.
    NoContent = "no-content", Note, "nothing to do for overview pages";
    /// A type cell could not be read.
    UnreadableType = "unreadable-type", Warning, "write a primitive type or a link to a resource page";
    // Relating pages to each other.
    /// A type is named that no page describes.
    UnknownType = "unknown-type", Note, "add the resource page, fix the link, or name one type where there are several";
    /// A type name fits several types of different namespaces.
    AmbiguousType = "ambiguous-type", Warning, "link to the page of the type that is meant";
    /// Places that give a type's name, its namespace, or the name of a relationship disagree.
    NameConflict = "name-conflict", Warning, "use one name and one namespace in all places";
    /// A row or page names something in a way that nothing can be called; it is left out.
    BadName = "bad-name", Warning, "use letters, digits and underscores";
    /// A type name is spelled in another letter case than elsewhere.
    NameCase = "name-case", Note, "spell the name alike everywhere";
    /// A property stands in the type's JSON representation alone.
    UnlistedProperty = "unlisted-property", Note, "list it in the table";
    /// A type ends up without any property, although its page shows members: of an open type, they may be examples.
    NoProperties = "no-properties", Note, "list in a table what all objects of the type may have";
    /// JSON shows a member that nothing describes, one slip away from a name that is described and not shown.
    MisspeltMember = "misspelt-member", Warning, "spell both alike";
    /// Places that give the type of a property disagree.
    TypeConflict = "type-conflict", Warning, "make table, JSON representation, base type, request lines and examples agree";
    /// Places that give an operation's status disagree.
    StatusConflict = "status-conflict", Warning, "make response section and example agree";
    /// An operation answers without a body, yet a body is described.
    BodilessResponse = "bodiless-response", Warning, "remove the body, or use a status that has one";
    /// Places that give an operation's response disagree.
    ResponseConflict = "response-conflict", Warning, "make request line, response section, `Methods` row, annotation and example agree";
    /// Places that give an operation's request body disagree.
    BodyConflict = "body-conflict", Warning, "make request body section and example agree";
    /// A sentence names a type as answered that none of the cases of the response has.
    UnusedResponse = "unused-response", Note, "say when it is answered: under a status or a heading of its own, with the query that asks for it";
    /// An operation's response has no type that can be read; it is untyped JSON.
    UnknownResponse = "unknown-response", Note, "name status and type in the response section";
    /// A request body has no type that can be read; it is untyped JSON.
    UnknownBody = "unknown-body", Note, "name the type in the request body section, or list the parameters";
    /// Places that give a type's base disagree.
    BaseConflict = "base-conflict", Warning, "make prose and annotation name the same base type";
    /// A type has everything that another one has and takes its place, but no page says that it inherits from it.
    UnstatedBase = "unstated-base", Note, "write `Inherits from [base](base.md)` on the page of the type, if it does";
    /// A type is its own ancestor.
    BaseCycle = "base-cycle", Warning, "remove the cycle";
    /// Pages that describe the same enumeration list different members; all are kept.
    EnumConflict = "enum-conflict", Note, "list the same members in both places, spelled alike";
    /// A property is described twice in one type; the first description counts.
    DuplicateProperty = "duplicate-property", Note, "describe each property once";
    /// An operation is described by several pages in ways that cannot all hold.
    OperationConflict = "operation-conflict", Warning, "make the pages agree";
    /// A correction in the configuration no longer finds the text it corrects.
    StaleCorrection = "stale-correction", Error, "remove the correction, or renew its `was`";
    // Choosing names.
    /// A name was adjusted: it is a keyword, not an identifier, or taken.
    NameAdjusted = "name-adjusted", Note, "nothing to do; the adjusted name is stable";
    /// Two things want the same name and nothing tells them apart; one is left out.
    NameCollision = "name-collision", Warning, "document them with distinguishable paths or types";
    // What only `lint` looks at: links and the shape of pages.
    /// A link leads to a page that is not part of the documentation set.
    BrokenLink = "broken-link", Warning, "fix the link, or add the page";
    /// A link leads to a page only if letter case does not count.
    LinkCase = "link-case", Warning, "write the link as the file is spelled, or rename the file if it is the odd one";
    /// A link leads to a heading that its page does not have.
    BrokenAnchor = "broken-anchor", Note, "link to a heading that is there";
    /// No page and no table of contents links to the page.
    OrphanPage = "orphan-page", Note, "link to it from the page it belongs to, or remove it";
    /// The front matter lacks a field that every page has to have.
    MissingField = "missing-field", Warning, "add the field, or fill it";
    /// `doc_type` is not that of what the page describes.
    WrongDocType = "wrong-doc-type", Note, "correct `doc_type`";
    /// The page lacks a section that every page of its kind has.
    MissingSection = "missing-section", Note, "add the section";
    /// A section stands before one that belongs before it, or at the wrong level.
    MisplacedSection = "misplaced-section", Note, "give the section the place and the level (`##`) that the template has for it";
    /// A section is there twice.
    DuplicateSection = "duplicate-section", Note, "join the sections, or give the second one a title of its own";
    /// A table is not shown as a table: the line below its header does not fit it.
    BrokenTable = "broken-table", Warning, "write a delimiter row with as many cells as the header";
    /// An annotation has a key, or a block type, that nothing reads.
    UnknownAnnotation = "unknown-annotation", Note, "correct the spelling, or remove the key";
    /// A JSON block has a comma before a closing bracket.
    TrailingComma = "trailing-comma", Note, "remove the comma";
    /// A primitive type is spelled in another letter case than OData spells it.
    TypeSpelling = "type-spelling", Note, "use the spelling of OData";
    // What only `lint` looks at: what pages say.
    /// The title's verb is not what the request does.
    WrongVerb = "wrong-verb", Warning, "correct the title or the request";
    /// Two pages describe the same operation.
    DuplicateOperation = "duplicate-operation", Warning, "keep one page";
    /// Two pages describe the same type.
    DuplicateType = "duplicate-type", Note, "keep one page, or name the types apart";
    /// Two example requests have the same name, so that one of their code samples replaces the other.
    DuplicateExample = "duplicate-example", Note, "give each example request a name of its own";
    /// A value is shown that its enumeration does not have.
    MissingMember = "missing-member", Warning, "correct the value, or its spelling; if the service has it, add it to the enumeration's page";
    /// The table lists a property that the JSON representation does not show.
    UnshownProperty = "unshown-property", Note, "show it in the JSON representation";
    /// Places disagree about whether something is deprecated.
    DeprecationConflict = "deprecation-conflict", Warning, "mark it everywhere, or nowhere";
    // About suppressions.
    /// A suppression suppresses nothing.
    UnusedSuppression = "unused-suppression", Warning, "remove the suppression";
    /// A suppression's time is over.
    ExpiredSuppression = "expired-suppression", Warning, "fix the page, or renew the date";
    /// A suppression cannot be read: it names no known rule, gives no reason, or its date is not one.
    BadSuppression = "bad-suppression", Warning, "write `<!-- docwright-ignore RULE: REASON (until YYYY-MM-DD) -->`";
}

impl Rule {
    /// The rule with this id.
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.id() == id)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_ids_are_unique_kebab_case() {
        let mut ids: Vec<&str> = Rule::ALL.iter().map(|rule| rule.id()).collect();
        assert!(
            ids.iter().all(|id| { id.chars().all(|it| it.is_ascii_lowercase() || it == '-' || it.is_ascii_digit()) })
        );
        ids.sort_unstable();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }
}
