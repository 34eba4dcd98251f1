//! A grammar of damage: pages as people, tools and attackers might leave them.
//!
//! It knows nothing but text, so that fuzzing can use it, too. The same seed damages the same pages in the same way.

/// Words that mean something to Rust, to generated code, or to nobody.
const WORDS: &[&str] = &[
    "self",
    "Self",
    "super",
    "crate",
    "_",
    "__",
    "type",
    "fn",
    "match",
    "async",
    "await",
    "dyn",
    "gen",
    "try",
    "union",
    "macro_rules",
    "i32",
    "str",
    "String",
    "Option",
    "Vec",
    "None",
    "Some",
    "Ok",
    "Err",
    "Result",
    "Default",
    "Clone",
    "Box",
    "core",
    "std",
    "main",
    "test",
    "models",
    "roots",
    "client",
    "Rest",
    "Collection",
    "Request",
    "new",
    "get",
    "list",
    "create",
    "r#type",
    "0",
    "1abc",
    "a-b",
    "a.b",
    "a:b",
    "a/b",
    "a\\b",
    "@odata.type",
    "$ref",
    "#",
    "com1",
    "aux",
    "TRUE",
    "a1",
    "aB",
    "AB",
    "a_b",
];

/// Characters that look like others, like nothing, or like code.
const ODD: &[&str] = &[
    "\u{202e}",
    "\u{0}",
    "\u{feff}",
    "\u{200b}",
    "\u{2028}",
    "\u{85}",
    "\u{a0}",
    "\u{b}",
    "\u{c}",
    "\u{1}",
    "😀",
    "é",
    "e\u{301}",
    "İ",
    "ß",
    "\u{3000}",
    "ａ",
    "٠",
    "Ⅷ",
    "\u{7f}",
    "\u{1b}[31m",
    "\r",
    "\t",
    "&#0;",
    "&lt;",
];

const TYPES: &[&str] = &[
    "Edm.String",
    "Collection(String)",
    "Collection(Collection(Int32))",
    "Int64",
    "Double",
    "Duration",
    "Guid",
    "Binary",
    "Stream",
    "DateTimeOffset",
    "TimeOfDay",
    "example.lamp",
    "example..x",
    ".",
    "[lamp](lamp.md) collection",
    "[x][y]",
    "String (identifier)",
    "String, Int32",
    "Json",
    "bool?",
    "List<String>",
    "String[]",
    "a b c",
    "",
    "Collection(",
    "[lamp](../../../../lamp.md)",
    "[lamp](https://evil.example/lamp.md)",
    "self",
    "crate",
    "😀",
    "Int32 (0-100)",
    "String (max 9999999999999999999999)",
];

/// Text that would be code, markup or a command to whoever takes it for such.
const PROSE: &[&str] = &[
    "*/ compile_error!(\"x\"); /*",
    "\"]\ncompile_error!(\"x\");\n#[doc=\"",
    "\n```\ncompile_error!(\"x\");\n```\n",
    "\n\n    compile_error!(\"x\");\n\n",
    "{}",
    "{0}",
    "\\",
    "\\\"",
    "//! x",
    "#![allow(x)]",
    "[`std::fs`]",
    "[crate::x]",
    "<!--",
    "-->",
    "```",
    "~~~",
    "---",
    "> > > > x",
    "- - - x",
    "[!INCLUDE [x](../../../../etc/passwd)]",
    "[!INCLUDE [x](PAGE)]",
    "[!NOTE]",
    "::: zone pivot=\"a\"",
    "::: zone-end",
    "<a name=\"x\"></a>",
    "| | | |",
    "[a](b",
    "[a]: b",
    "<br/>",
    "<!-- docwright-ignore-page *: x -->",
    "<!-- docwright-ignore broken-link: x -->",
    "Possible values are: `a`, `a`, `A`, `self`, ``, `1`, `é`, `a b`.",
    "The default is `x`.",
    "Inherits from [x](PAGE).",
    "Required. Read-only. Nullable.",
    "**Deprecated.** Use `x`.",
    "$(touch x)",
    "%0a",
];

const ADDRESSES: &[&str] = &[
    "/x('{a}/y)/{}/{ }/{b|c|}/../..",
    "https://evil.example/{id}",
    "//evil/{id}",
    "/{id}/{id}",
    "/{a}{b}{c}",
    "/a(b='{c}',d={e})/f()/g(h={i},j=@k)?k={l}",
    "/:/{x}:/y:/z",
    "/root:/{p}:/{q}:",
    "/$value",
    "/$ref",
    "/$count",
    "/self/super/crate",
    "/models",
    "/lib",
    "/mod",
    "/../x",
    "/%2e%2e/x",
    "/a%00b",
    "/😀",
    "/a b",
    "/A/a",
    "/a/A",
    "/a-b/a_b/aB",
    "?",
    "#",
    "/example.lamp",
    "/{type}",
    "/{self}",
    "/x={y}",
    "/(x)",
    "/f(",
    "/f(a=)",
    "/f(a={a},a={a})",
    "/x/*",
    "/x/<id>",
    "/x/:id",
    "/x/{{id}}",
    "/x/{id",
    "/x/id}",
    "/com1/{id}/lpt9",
];

const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "get", "LIST", "G E T", "ＧＥＴ", ""];

const JSON: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    ",",
    ":",
    "null",
    "true",
    "1e400",
    "-0",
    "0042",
    "\"\\ud800\"",
    "\"\\u202e\"",
    "{\"a\":{\"a\":{\"a\":{}}}}",
    "[[[[[[[[[[",
    "/* */",
    "// x",
    "...",
    "{ ... }",
    "\"@odata.type\": \"#example.x\"",
    "\"@odata.type\": 1",
    "\"blockType\": \"request\"",
    "\"blockType\": \"resource\"",
    "\"blockType\": \"ignored\"",
    "\"isCollection\": true",
    "\"truncated\": true",
    "\"keyProperty\": \"id\"",
    "\"openType\": true",
    "\"baseType\": \"example.x\"",
    "\"optionalProperties\": [\"id\", 1, null]",
    "\"type\": \"x\", \"type\": \"y\"",
    "\u{c}",
];

const FRONT: &[&str] =
    &["title: [", "title: \"", "doc_type: x", "title: !!x y", "a: &a [*a]", "- x", "---", "title: null"];

const HEADINGS: &[&str] = &[
    "Properties",
    "HTTP request",
    "Response",
    "Request body",
    "Permissions",
    "Examples",
    "Relationships",
    "Members",
    "Request headers",
    "Optional query parameters",
    "JSON representation",
    "Methods",
    "x",
];

/// A source of damage.
pub(crate) struct Mutator(u64);

impl Mutator {
    pub(crate) fn new(seed: u64) -> Self {
        // Neighbouring seeds have nothing in common, and none is zero.
        Self((seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below another one, of a generator by Marsaglia (xorshift64*).
    pub(crate) fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(number).unwrap_or_default() % most.max(1)
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of.get(self.below(of.len())).copied().unwrap_or_default()
    }

    fn word(&mut self) -> String {
        match self.below(6) {
            0 => self.pick(ODD).to_owned(),
            1 => self.pick(PROSE).to_owned(),
            2 => "x".repeat([1, 50, 180][self.below(3)]),
            3 => format!("1{}", "0".repeat(self.below(60))),
            _ => self.pick(WORDS).to_owned(),
        }
    }

    /// A page with up to a dozen kinds of damage; `other` is the name of another page of the set.
    pub(crate) fn damage(&mut self, text: &str, other: &str) -> String {
        let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        for _ in 0..[0, 1, 1, 2, 3, 5, 8, 13][self.below(8)] {
            self.line(&mut lines, other);
        }
        let mut text = lines.join("\n");
        match self.below(24) {
            0 => text = text.replace('\n', "\r\n"),
            1 => text = text.replace('\n', "\r"),
            2 => text.insert(0, '\u{feff}'),
            3 => text.truncate(self.place(&text)),
            _ => {}
        }
        text
    }

    /// The line that is hit: one of those that `hits`, if there is any.
    fn find(&mut self, lines: &[String], hits: impl Fn(&str) -> bool) -> usize {
        let all: Vec<usize> = (0..lines.len()).filter(|at| hits(&lines[*at])).collect();
        all.get(self.below(all.len())).copied().unwrap_or_else(|| self.below(lines.len()))
    }

    /// Between two characters.
    fn place(&mut self, text: &str) -> usize {
        let at = self.below(text.len() + 1);
        (0..=at).rev().find(|it| text.is_char_boundary(*it)).unwrap_or_default()
    }

    fn line(&mut self, lines: &mut Vec<String>, other: &str) {
        if lines.is_empty() {
            lines.push(String::new());
        }
        let at = self.below(lines.len());
        let end = lines.len().min(at + 1 + self.below(12));
        match self.below(16) {
            0 => drop(lines.drain(at..end)),
            1 => {
                let copied = lines[at..end].to_vec();
                lines.splice(at..at, copied);
            }
            2 => {
                let cut = self.place(&lines[at]);
                lines[at].truncate(cut);
            }
            3 => lines.insert(at, self.pick(PROSE).replace("PAGE", other)),
            4 | 5 => {
                let (word, cut) = (self.word(), self.place(&lines[at]));
                lines[at].insert_str(cut, &word);
            }
            6 => {
                let odd = self.pick(ODD);
                lines[at] = lines[at].replace(' ', odd);
            }
            7 | 8 => self.row(lines),
            9 | 10 => self.request(lines),
            11 => self.json(lines),
            12 => lines.insert(at.min(4), self.pick(FRONT).to_owned()),
            13 => self.heading(lines),
            14 => {
                let mark =
                    self.pick(&["`", "*", "_", "[", "(", "<", "|", "\"", "\\", "#", "> ", "- ", "    ", "\t", "1. "]);
                lines[at] = mark.repeat([1, 2, 200][self.below(3)]) + &lines[at];
            }
            _ => {
                let target = [
                    other.to_uppercase(),
                    format!("{other}#x"),
                    String::new(),
                    format!("../{other}"),
                    format!("<{other}>"),
                ];
                let target = &target[self.below(target.len())];
                let link = self.find(lines, |it| it.contains("]("));
                lines[link] = lines[link].split("](").collect::<Vec<_>>().join(&format!("]({target}) [x]("));
            }
        }
    }

    fn row(&mut self, lines: &mut Vec<String>) {
        let at = self.find(lines, |it| it.trim_start().starts_with('|'));
        let mut cells: Vec<String> = lines[at].split('|').map(str::to_owned).collect();
        let cell = self.below(cells.len());
        match self.below(6) {
            0 => cells[cell] = self.word().replace('\n', " "),
            1 => cells.insert(cell, self.pick(PROSE).replace('\n', " ")),
            2 => drop(cells.remove(cell)),
            3 => cells[cell] = cells[cell].to_uppercase(),
            4 => cells[cell] = self.pick(WORDS).to_owned(),
            _ => cells[cell] = self.pick(TYPES).to_owned(),
        }
        let damaged = cells.join("|");
        if self.below(4) == 0 { lines.insert(at, damaged) } else { lines[at] = damaged }
    }

    fn request(&mut self, lines: &mut Vec<String>) {
        let at = self.find(lines, |it| METHODS[..5].iter().any(|method| it.trim_start().starts_with(method)));
        let line = lines[at].clone();
        let (method, address) = line.split_once(' ').unwrap_or((&line, ""));
        let (other, further) = (self.pick(METHODS), self.pick(ADDRESSES));
        let damaged = match self.below(5) {
            0 => format!("{other} {address}"),
            1 => format!("{method} {further}"),
            2 => format!("{method} {address}{further}"),
            3 => format!("{method} {}", address.to_uppercase()),
            _ => format!("{method} {address}/{}", self.word().replace('\n', "")),
        };
        if self.below(3) == 0 { lines.insert(at, damaged) } else { lines[at] = damaged }
    }

    fn json(&mut self, lines: &mut Vec<String>) {
        let at = self.find(lines, |it| it.contains("<!--") || it.contains("\":"));
        let token = self.pick(JSON);
        match self.below(3) {
            0 => lines
                .insert(at, format!("<!-- {{{token}, {}}} -->\n```json\n{}\n```", self.pick(JSON), self.pick(JSON))),
            _ => {
                let cut = self.place(&lines[at]);
                lines[at].insert_str(cut, token);
            }
        }
    }

    fn heading(&mut self, lines: &mut [String]) {
        let at = self.find(lines, |it| it.starts_with('#'));
        let level = "#".repeat(self.below(8));
        lines[at] =
            format!("{level} {}", if self.below(4) == 0 { self.word() } else { self.pick(HEADINGS).to_owned() });
    }
}
