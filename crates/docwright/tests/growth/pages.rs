//! Families of one page that grows.

use std::fmt::Write;

use crate::work::{Family, Input, Set};

const fn page(name: &'static str, n: usize, make: fn(usize) -> Set) -> Family {
    Family { name, n, input: Input::Set(make) }
}

/// One page each.
pub(crate) const FAMILIES: &[Family] = &[
    page("rows beside JSON", 16, |n| resource(&format!("{}\n## JSON\n\n```json\n{{{}}}\n```\n", rows(n), json(n)))),
    page("rows", 16, |n| resource(&rows(n))),
    page("rows told twice", 16, |n| resource(&format!("{}{}", rows(n), rows(n)))),
    page("members", 16, |n| enumeration(&repeat(n, |i| format!("|m{i}|{i}|Level {i}.|\n")))),
    page("listed values", 128, |n| {
        let values = repeat(n, |i| format!("`v{i}`, "));
        resource(&format!("{HEADER}|mode|String|Possible values are: {values}`last`.|\n"))
    }),
    page("sentences in a cell", 128, |n| {
        resource(&format!("{HEADER}|mode|String|{}|\n", repeat(n, |i| format!("It is {i} of `a{i}`. "))))
    }),
    page("automatic links", 32, |n| operation(&format!("{}[a](lamp.md)\n", "<http://a>\n".repeat(n)))),
    page("links", 32, |n| operation(&repeat(n, |i| format!("[a](lamp-{i}.md)\n")))),
    page("links to headings", 32, |n| {
        operation(&format!("{}{}", repeat(n, |i| format!("[a](#part-{i})\n")), repeat(n, |i| format!("## Part {i}\n"))))
    }),
    page("reference links", 32, |n| {
        let uses = repeat(n, |i| format!("## Part {i}\n\nSee [a][l{i}].\n\n"));
        operation(&format!("{uses}{}", repeat(n, |i| format!("[l{i}]: lamp-{i}.md\n"))))
    }),
    page("reference links in rows", 32, |n| {
        let uses = repeat(n, |i| format!("|p{i}|String|The [a][l{i}] of it.|\n"));
        resource(&format!("{HEADER}{uses}\n{}", repeat(n, |i| format!("[l{i}]: lamp-{i}.md\n"))))
    }),
    page("missing includes", 32, |n| operation(&repeat(n, |i| format!("[!INCLUDE [a](../includes/a{i}.md)]\n\n")))),
    page("includes", 8, |n| {
        let mut set = operation(&repeat(n, |_| "[!INCLUDE [a](../includes/a.md)]\n\n".to_owned()));
        set.push(("includes/a.md".to_owned(), "It is *on*.\n".repeat(64)));
        set
    }),
    page("includes in sentences", 8, |n| {
        let mut set = operation(&repeat(n, |i| format!("Text {i} [!INCLUDE [a](../includes/a.md)] here.\n\n")));
        set.push(("includes/a.md".to_owned(), "It is *on*. ".repeat(64)));
        set
    }),
    page("segments", 8, |n| lines("GET", &"/a".repeat(n))),
    page("segments with keys", 8, |n| lines("GET", &repeat(n, |i| format!("/a{i}/{{id{i}}}")))),
    page("request lines", 8, |n| {
        let requests = repeat(n, |i| format!("GET /lamps/{{id}}/part{i}\n"));
        vec![("api/a.md".to_owned(), format!("# List parts\n\n## HTTP request\n\n```http\n{requests}```\n"))]
    }),
    page("headings", 32, |n| operation(&repeat(n, |i| format!("## Part {i}\n\nText {i}.\n\n")))),
    page("headings alike", 32, |n| operation(&"## Properties\n\nText.\n\n".repeat(n))),
    page("annotations", 32, |n| {
        operation(&repeat(n, |i| format!("<!-- {{ \"blockType\": \"x{i}\" }} -->\n\nText.\n\n")))
    }),
    page("examples", 8, |n| {
        let one = |i| {
            format!(
                "### Example {i}\n\n```http\nPOST /lamps\n\n{{\"id\": \"{i}\"}}\n```\n\n```http\nHTTP/1.1 200 OK\n\n{{\"id\": \"{i}\"}}\n```\n\n"
            )
        };
        operation(&format!("## Examples\n\n{}", repeat(n, one)))
    }),
    page("tables", 16, |n| operation(&repeat(n, |i| format!("|A{i}|B|\n|:--|:--|\n|1|2|\n\n")))),
    page("parameters", 16, |n| {
        let rows = repeat(n, |i| format!("|p{i}|String|Part {i}.|\n"));
        operation(&format!("## Request body\n\n|Parameter|Type|Description|\n|:--|:--|:--|\n{rows}"))
    }),
    page("permissions", 128, |n| {
        let rows = repeat(n, |i| format!("Lamp{i}.Read.All, "));
        operation(&format!(
            "## Permissions\n\n|Permission type|Permissions|\n|:--|:--|\n|Application|{rows}Last.Read|\n"
        ))
    }),
    page("query parameters", 16, |n| {
        let rows = repeat(n, |i| format!("|p{i}|String|Part {i}.|\n"));
        operation(&format!("## Query parameters\n\n|Name|Type|Description|\n|:--|:--|:--|\n{rows}"))
    }),
    page("headers", 16, |n| {
        let rows = repeat(n, |i| format!("|X-P{i}|Part {i}. Required.|\n"));
        operation(&format!("## Request headers\n\n|Name|Description|\n|:--|:--|\n{rows}"))
    }),
    page("long title", 32, |n| vec![("a.md".to_owned(), format!("# {}\n", "aB".repeat(n)))]),
    page("values of a long name", 128, |n| {
        let row = format!("{HEADER}|mode|String|Possible values are: `on`, `off`, `dim`.|\n");
        vec![("a.md".to_owned(), format!("# {} resource type\n\n{row}", "aB".repeat(n)))]
    }),
    page("long word in a row", 32, |n| resource(&format!("{HEADER}|{}|String|x|\n", "aB".repeat(n)))),
    page("front matter", 32, |n| {
        vec![("a.md".to_owned(), format!("---\n{}---\n# A\n", repeat(n, |i| format!("k{i}: v\n"))))]
    }),
    page("suppressions", 16, |n| {
        operation(&repeat(n, |i| format!("<!-- docwright-ignore broken-link: r{i} -->\n[a](x{i}.md)\n\n")))
    }),
    page("quotes in quotes", 128, |n| operation(&format!("{} text\n", ">".repeat(n)))),
    page("lists in lists", 128, |n| operation(&format!("{}text\n", "- ".repeat(n)))),
    page("list items", 32, |n| operation(&repeat(n, |i| format!("- item `{i}`\n")))),
    page("stars", 128, |n| operation(&"*a ".repeat(n))),
    page("code marks", 32, |n| operation(&repeat(n, |i| format!("{} ", "`".repeat(i % 40 + 1))))),
    page("open brackets", 128, |n| operation(&"[".repeat(n))),
    page("links never closed", 32, |n| operation(&"[a](".repeat(n))),
    page("open angles", 128, |n| operation(&"<a ".repeat(n))),
    page("open comments", 32, |n| operation(&"<!-- a\n".repeat(n))),
    page("comments in a line", 32, |n| operation(&"<!-- a --> b ".repeat(n))),
    page("open cells", 32, |n| resource(&format!("{HEADER}{}\n", "|a".repeat(n)))),
    page("columns", 32, |n| {
        resource(&format!("## Properties\n\n{}|\n{}|\n{}|\n", "|a".repeat(n), "|-".repeat(n), "|b".repeat(n)))
    }),
    page("rows of odd length", 32, |n| resource(&format!("{HEADER}{}", "|a|b|c|d\n|e\n".repeat(n)))),
    page("code never closed", 32, |n| operation(&"```\na\n".repeat(n))),
    page("JSON in JSON", 8, |n| operation(&format!("```json\n{}1{}\n```\n", "{\"a\": ".repeat(n), "}".repeat(n)))),
    page("JSON never closed", 32, |n| {
        operation(&format!("<!-- {} -->\n\n```json\n{}\n```\n", "{\"a\": [".repeat(n), "[{".repeat(n)))
    }),
    page("items of JSON", 32, |n| {
        operation(&format!(
            "## Example\n\n```http\nHTTP/1.1 200 OK\nContent-type: application/json\n\n{{\"a\": [{}1]}}\n```\n",
            "{\"b\": 1},".repeat(n)
        ))
    }),
    page("zones", 128, |n| operation(&repeat(n, |i| format!("::: zone pivot=\"a{i}\"\n\nText.\n\n::: zone-end\n\n")))),
    page("words", 512, |n| operation(&"word ".repeat(n))),
    page("lines", 512, |n| operation(&"word\n".repeat(n))),
    page("sentences", 32, |n| {
        operation(&repeat(n, |i| format!("If it is {i}, it returns a [lamp](lamp.md) object. ")))
    }),
];

const HEADER: &str = "## Properties\n\n|Property|Type|Description|\n|:--|:--|:--|\n";

fn repeat(n: usize, one: impl Fn(usize) -> String) -> String {
    (0..n).fold(String::new(), |mut all, i| {
        let _ = write!(all, "{}", one(i));
        all
    })
}

fn rows(n: usize) -> String {
    format!("{HEADER}{}", repeat(n, |i| format!("|p{i}|String|Part {i}.|\n")))
}

fn json(n: usize) -> String {
    format!("{}\"last\": \"String\"", repeat(n, |i| format!("\"p{i}\": \"String\",\n")))
}

fn resource(rest: &str) -> Set {
    vec![("resources/lamp.md".to_owned(), format!("# lamp resource type\n\nA lamp.\n\n{rest}"))]
}

fn enumeration(rows: &str) -> Set {
    let head = "# mode enum type\n\n## Members\n\n|Member|Value|Description|\n|:--|:--|:--|\n";
    vec![("resources/mode.md".to_owned(), format!("{head}{rows}"))]
}

fn operation(rest: &str) -> Set {
    lines_and("GET", "/lamps/{id}", rest)
}

fn lines(method: &str, address: &str) -> Set {
    lines_and(method, address, "")
}

fn lines_and(method: &str, address: &str, rest: &str) -> Set {
    let page = format!("# Get lamp\n\nGets a lamp.\n\n## HTTP request\n\n```http\n{method} {address}\n```\n\n{rest}");
    vec![("api/lamp-get.md".to_owned(), page)]
}
