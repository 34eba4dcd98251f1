//! Families of two sets that differ ever more.

use crate::sets::{ring, shared};
use crate::work::{Family, Input, Set};

const fn pair(name: &'static str, n: usize, make: fn(usize) -> [Set; 2]) -> Family {
    Family { name, n, input: Input::Pair(make) }
}

/// Old and new.
pub(crate) const FAMILIES: &[Family] = &[
    pair("renamed properties", 64, |n| both(|set| resource(n, |i| format!("|{set}{i}|String|d|\n")))),
    pair("renamed, each told", 64, |n| both(|set| resource(n, |i| format!("|{set}{i}|String|Part {i}.|\n")))),
    pair("renamed between others", 64, |n| {
        both(|set| resource(n, |i| format!("|{}{i}|String|d {set} {i}|\n", if i % 2 == 0 { "a" } else { set })))
    }),
    pair("renamed members", 64, |n| {
        both(|set| {
            let rows: String = (0..n).map(|i| format!("|{set}{i}|{i}|d|\n")).collect();
            vec![(
                "mode.md".to_owned(),
                format!("# mode enum type\n\n## Members\n\n|Member|Value|Description|\n|:--|:--|:--|\n{rows}"),
            )]
        })
    }),
    pair("renamed types", 16, |n| {
        both(|set| {
            (0..n)
                .map(|i| {
                    (
                        format!("{set}{i}.md"),
                        format!(
                            "# {set}{i} resource type\n\nA.\n\n{TABLE}|id|String|d|\n|name|String|d|\n|k{i}|String|d|\n"
                        ),
                    )
                })
                .collect()
        })
    }),
    pair("renamed types, all alike", 16, |n| {
        both(|set| {
            (0..n)
                .map(|i| {
                    (
                        format!("{set}{i}.md"),
                        format!("# {set}{i} resource type\n\nA.\n\n{TABLE}|id|String|d|\n|name|String|d|\n"),
                    )
                })
                .collect()
        })
    }),
    pair("renamed types on their pages", 64, |n| {
        both(|set| {
            (0..n)
                .map(|i| {
                    (
                        format!("p{i}.md"),
                        format!("# {set}{i} resource type\n\nA.\n\n{TABLE}|id|String|d|\n|name|[{set}0](p0.md)|d|\n"),
                    )
                })
                .collect()
        })
    }),
    pair("types that need each other", 128, |n| both(|set| ring(n, &format!("A part, {set}.")))),
    pair("types that come to further areas", 128, |n| [shared(n, false), shared(n, true)]),
    pair("moved requests", 16, |n| {
        both(|set| {
            (0..n)
                .map(|i| {
                    (
                        format!("p{i}.md"),
                        format!("# Do {i}\n\n## HTTP request\n\n```http\nGET /{set}/{{id}}/part{i}\n```\n"),
                    )
                })
                .collect()
        })
    }),
    pair("moved requests of one page", 64, |n| {
        page(|set| {
            let lines: String = (0..n).map(|i| format!("GET /{set}/{{id}}/part{i}\n")).collect();
            format!("# Do\n\n## HTTP request\n\n```http\n{lines}```\n")
        })
    }),
    pair("moved pages", 16, |n| {
        both(|set| (0..n).map(|i| (format!("{set}/p{i}.md"), format!("# A {set} {i}\n\nText {set}.\n"))).collect())
    }),
    pair("edited lines", 16, |n| {
        page(|set| format!("# A\n\n{}", (0..n).map(|i| format!("Line {set} {i}.\n\n")).collect::<String>()))
    }),
    pair("permissions", 16, |n| {
        page(|set| {
            let cells: String = (0..n).map(|i| format!("{set}{i}.Read.All, ")).collect();
            format!(
                "# Do\n\n## Permissions\n\n|Permission type|Permissions|\n|:--|:--|\n|Application|{cells}A.Read|\n\n## HTTP request\n\n```http\nGET /lamps\n```\n"
            )
        })
    }),
    pair("parameters", 64, |n| {
        page(|set| {
            let rows: String = (0..n).map(|i| format!("|{set}{i}|String|d|\n")).collect();
            format!(
                "# Do\n\n## HTTP request\n\n```http\nPOST /lamps/do\n```\n\n## Request body\n\n|Parameter|Type|Description|\n|:--|:--|:--|\n{rows}\n"
            )
        })
    }),
    pair("all gone", 16, |n| {
        let [old, _] = both(|set| {
            (0..n)
                .map(|i| {
                    (
                        format!("{set}{i}.md"),
                        format!("# {set}{i} resource type\n\nA.\n\n{TABLE}|id|String|d|\n|k{i}|String|d|\n"),
                    )
                })
                .collect()
        });
        [old, Vec::new()]
    }),
];

const TABLE: &str = "## Properties\n\n|Property|Type|Description|\n|:--|:--|:--|\n";

fn both(make: impl Fn(&str) -> Set) -> [Set; 2] {
    ["old", "new"].map(make)
}

/// A set of one page.
fn page(text: impl Fn(&str) -> String) -> [Set; 2] {
    both(|set| vec![("p.md".to_owned(), text(set))])
}

fn resource(n: usize, row: impl Fn(usize) -> String) -> Set {
    let rows: String = (0..n).map(row).collect();
    vec![("lamp.md".to_owned(), format!("# lamp resource type\n\nA lamp.\n\n{TABLE}{rows}"))]
}
