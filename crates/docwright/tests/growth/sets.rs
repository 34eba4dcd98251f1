//! Families of sets with ever more pages.

use crate::work::{Family, Input, Set};

const fn set(name: &'static str, n: usize, make: fn(usize) -> Set) -> Family {
    Family { name, n, input: Input::Set(make) }
}

/// A page for each item.
pub(crate) const FAMILIES: &[Family] = &[
    set("base chain", 8, |n| each(n, |i| resource(i, &format!("Inherits from [t{0}](t{0}.md).", i + 1), ""))),
    set("types in a chain", 8, |n| {
        each(n, |i| resource(i, "A part.", &format!("|next|[t{0}](t{0}.md) collection|x|\n", i + 1)))
    }),
    set("derived types", 8, |n| each(n, |i| resource(i, "Inherits from [t0](t0.md).", "|a|String|x|\n"))),
    set("types with all the same", 8, |n| each(n, |i| resource(i, "A part.", "|a|String|x|\n|b|[t0](t0.md)|x|\n"))),
    set("pages of one type", 8, |n| {
        each(n, |i| {
            (format!("resources/t{i}.md"), "# lamp resource type\n\nA lamp.\n\n## Properties\n\n|Property|Type|Description|\n|:--|:--|:--|\n|id|String|x|\n".to_owned())
        })
    }),
    set("pages of one request", 8, |n| each(n, |i| request(i, "GET", "/lamps/{id}"))),
    set("overloads", 8, |n| each(n, |i| request(i, "GET", &format!("/lamps/part(a{i}={{a{i}}})")))),
    // Eight lengths, so that few items are as long as many are.
    set("longer overloads", 8, |n| {
        let arguments = |i: usize| (0..=i % 8 * 5).map(|it| format!("a{it}={{a{it}}}")).collect::<Vec<_>>().join(",");
        each(n, |i| request(i, "GET", &format!("/lamps/part(b{i}={{b{i}}},{})", arguments(i))))
    }),
    set("addresses", 8, |n| each(n, |i| request(i, "GET", &format!("/lamps{i}/{{id}}/parts")))),
    set("addresses in one folder", 8, |n| each(n, |i| request(i, "GET", &format!("/lamps/{{id}}/parts{i}")))),
    set("addresses ever deeper", 8, |n| each(n.min(4000), |i| request(i, "GET", &"/part".repeat((i % 8 + 1) * 12)))),
    set("methods", 8, |n| {
        let methods = ["GET", "PUT", "POST", "PATCH", "DELETE"];
        each(n, |i| request(i, methods[i % 5], &format!("/lamps{}", i / 5)))
    }),
    set("resources with requests", 8, |n| {
        let mut all = each(n, |i| resource(i, "A part.", "|a|String|x|\n"));
        all.extend(each(n, |i| request(i, "GET", &format!("/parts{i}/{{id}}"))));
        all.extend(each(n, |i| {
            let (_, text) = request(i, "POST", &format!("/parts{i}"));
            (
                format!("api/new{i}.md"),
                format!("{text}\n## Response\n\nReturns a [t{i}](../resources/t{i}.md) object.\n"),
            )
        }));
        all
    }),
    set("areas that need each other", 8, |n| ring(n, "A part.")),
    set("calls", 8, |n| each(n, |i| request(i, "POST", &format!("/lamps/{{id}}/example.turn{i}")))),
    set("calls with parameters", 8, |n| {
        let table = "|Parameter|Type|Description|\n|:--|:--|:--|\n|a|String|x|\n|b|Int64|x|\n";
        each(n, |i| and(request(i, "POST", &format!("/lamps/{{id}}/turn{i}")), &format!("## Request body\n\n{table}")))
    }),
    set("permissions of each request", 8, |n| {
        let table = "|Permission type|Permissions|\n|:--|:--|\n";
        each(n, |i| {
            let rows = format!("|Application|Lamp{i}.Read.All, Lamp.Read.All|\n");
            and(request(i, "GET", &format!("/lamps{i}")), &format!("## Permissions\n\n{table}{rows}"))
        })
    }),
    set("requests with examples", 8, |n| {
        each(n, |i| and(request(i, "GET", &format!("/lamps{i}/{{id}}")), &example("GET", &format!("/lamps{i}/7"))))
    }),
    set("requests of one folder with examples", 8, |n| {
        let address = |i: usize, key: &str| format!("/lamps/{key}/parts{i}");
        each(n, |i| and(request(i, "GET", &address(i, "{id}")), &example("GET", &address(i, "7"))))
    }),
    set("examples without a request line", 8, |n| {
        each(n, |i| (format!("api/e{i}.md"), format!("# Do {i}\n\n{}", example("POST", &format!("/lamps/7/do{i}")))))
    }),
    set("types that show more than they list", 8, |n| {
        each(n, |i| {
            let shown = format!("{{\"id\": \"String\", \"a{i}\": \"String\", \"b{i}\": 1}}");
            and(resource(i, "A part.", ""), &format!("## JSON representation\n\n```json\n{shown}\n```\n"))
        })
    }),
    set("types that show the same", 8, |n| {
        let shown = "## JSON representation\n\n```json\n{\"id\": \"String\", \"a\": \"String\", \"b\": 1}\n```\n";
        each(n, |i| and(resource(i, "A part.", ""), shown))
    }),
    set("enumerations", 8, |n| {
        let table = "## Members\n\n|Member|Value|Description|\n|:--|:--|:--|\n|on|0|x|\n|off|1|x|\n";
        each(n, |i| (format!("resources/m{i}.md"), format!("# m{i} enum type\n\nA mode.\n\n{table}")))
    }),
    set("values listed in rows", 8, |n| {
        each(n, |i| resource(i, "A part.", &format!("|mode|String|Possible values are: `on{i}`, `off`, `dim`.|\n")))
    }),
    set("relationships", 8, |n| {
        let table = "## Relationships\n\n|Relationship|Type|Description|\n|:--|:--|:--|\n";
        each(n, |i| {
            let rows = format!("|next|[t{0}](t{0}.md) collection|x|\n|first|[t0](t0.md)|x|\n", (i + 1) % n);
            and(resource(i, "A part.", ""), &format!("{table}{rows}"))
        })
    }),
    set("methods of a type", 8, |n| {
        let mut all = each(n, |i| request(i, "GET", &format!("/lamps/{{id}}/parts{i}")));
        let rows: String = (0..n).map(|i| format!("|[Do it](../api/r{i}.md)|[lamp](lamp.md)|x|\n")).collect();
        let table = format!("## Methods\n\n|Method|Return type|Description|\n|:--|:--|:--|\n{rows}");
        all.push(and(resource_of("lamp", "lamp", "A lamp.", ""), &table));
        all
    }),
    set("contents", 8, |n| {
        let mut all = each(n, |i| request(i, "GET", &format!("/lamps{i}")));
        let entries: String = (0..n).map(|i| format!("- name: Do {i}\n  href: api/r{i}.md\n")).collect();
        all.push(("toc.yml".to_owned(), entries));
        all
    }),
    set("included pages", 8, |n| {
        let mut all = each(n, |i| {
            let include = format!("[!INCLUDE [a](../includes/a{i}.md)]\n");
            and(request(i, "GET", &format!("/lamps{i}")), &include)
        });
        all.extend(each(n, |i| (format!("includes/a{i}.md"), format!("It is {i}.\n"))));
        all
    }),
    set("linked pages", 8, |n| {
        each(n, |i| (format!("a{i}.md"), (0..10).map(|it| format!("[a](a{}.md#a{it})\n", i * 7 + it)).collect()))
    }),
    set("names that clash", 8, |n| {
        each(n, |i| {
            resource_of(&format!("r{i}"), &format!("la{}mp", "_".repeat(i % 200 + 1)), "A part.", "|a|String|x|\n")
        })
    }),
];

fn each(n: usize, one: impl Fn(usize) -> (String, String)) -> Set {
    (0..n).map(one).collect()
}

/// Types that all need each other, each in the answer of a request of an area of its own.
pub(crate) fn ring(n: usize, introduction: &str) -> Set {
    let mut all = each(n, |i| resource(i, introduction, &format!("|next|[t{0}](t{0}.md)|x|\n", (i + 1) % n)));
    all.extend(each(n, |i| answered(i, &format!("/lamps{i}"), i)));
    all
}

/// Types in the answers of requests, each in one of seven areas, or in the one beside it too.
pub(crate) fn shared(n: usize, is_wide: bool) -> Set {
    let mut all = each(n, |i| resource(i, "A part.", ""));
    all.extend(each(n, |i| answered(i, &format!("/area{}/lamps{i}", i % 7), i)));
    if is_wide {
        all.extend(each(n, |i| answered(n + i, &format!("/area{}/more{i}", (i + 1) % 7), i)));
    }
    all
}

/// A request that is answered with a type.
fn answered(i: usize, address: &str, ty: usize) -> (String, String) {
    let response = format!("## Response\n\nReturns a [t{ty}](../resources/t{ty}.md) object.\n");
    and(request(i, "GET", address), &response)
}

fn resource(i: usize, introduction: &str, rows: &str) -> (String, String) {
    resource_of(&format!("t{i}"), &format!("t{i}"), introduction, rows)
}

fn resource_of(file: &str, name: &str, introduction: &str, rows: &str) -> (String, String) {
    let table = "## Properties\n\n|Property|Type|Description|\n|:--|:--|:--|\n|id|String|x|\n";
    (format!("resources/{file}.md"), format!("# {name} resource type\n\n{introduction}\n\n{table}{rows}"))
}

/// A page with more below it.
fn and((path, text): (String, String), more: &str) -> (String, String) {
    (path, format!("{text}\n{more}"))
}

fn example(method: &str, address: &str) -> String {
    format!(
        "## Example\n\n```http\n{method} https://api.example.com/v1.0{address}\n```\n\n```http\nHTTP/1.1 200 OK\nContent-type: application/json\n\n{{\"id\": \"7\"}}\n```\n"
    )
}

fn request(i: usize, method: &str, address: &str) -> (String, String) {
    (
        format!("api/r{i}.md"),
        format!("# Do it {i}\n\nDoes {i}.\n\n## HTTP request\n\n```http\n{method} {address}\n```\n"),
    )
}
