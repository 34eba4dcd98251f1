//! The figures as Markdown, for a terminal and for a file in the repository.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::figures::{Figures, Goal, Least, Limit, Variant};
use super::machine::Machine;

/// The text above all tables; `command` is what was typed.
pub(super) fn head(machine: &Machine, command: &str, runs: u8) -> String {
    let times = if runs == 1 { "once".to_owned() } else { format!("{runs} times") };
    format!(
        "# What the generated crate costs\n\n\
         Written by `{command}`.\n\n\
         {machine}.\n\n\
         Own crate only: dependencies are built before, incremental compilation is off. CPU is user and system\n\
         time of the compiler, memory its peak. Each was measured {times}, the variants in turn; the least counts, and \"+\"\n\
         says how much more the worst took. *Derive* is the same types with the same fields, inherited ones too, with\n\
         `#[derive(Serialize, Deserialize, Debug, Clone, Default, PartialEq)]` and relationships as fields, without\n\
         documentation, constants and functions. The *program* lists one model and reads another, in a release build of which\n\
         only its own binary is built again. Goals are for Microsoft Graph v1.0 as a whole on two cores; of other\n\
         documentation, ratios count, but not those of memory and size below 500 types.\n"
    )
}

/// One set of documentation.
pub(super) fn section(figures: &Figures) -> String {
    let [structs, enums, functions] = figures.counts;
    let mut text = format!(
        "\n## {}\n\n{} pages; {structs} structs, {enums} enums, {functions} endpoint functions.\n",
        figures.docs, figures.pages
    );
    crates(&mut text, figures);
    programs(&mut text, figures);
    areas(&mut text, figures);
    goals(&mut text, &figures.goals());
    text
}

fn crates(text: &mut String, figures: &Figures) {
    let variants: BTreeSet<Variant> = figures.check.keys().chain(figures.release.keys()).copied().collect();
    if variants.is_empty() {
        return;
    }
    text.push_str("\n| crate | check CPU s | + | check peak MiB | release CPU s | + | release peak MiB |\n");
    text.push_str("|---|--:|--:|--:|--:|--:|--:|\n");
    for variant in variants {
        let costs = [&figures.check, &figures.release].map(|it| cost(it.get(&variant)));
        // Writing to a string cannot fail.
        let _ = writeln!(text, "| {} | {} | {} |", variant.title(), costs[0], costs[1]);
    }
}

fn cost(of: Option<&Least>) -> String {
    of.map_or("| |".to_owned(), |it| format!("{:.2} | {:.0} % | {:.0}", it.cpu, it.spread * 100.0, it.memory))
}

fn programs(text: &mut String, figures: &Figures) {
    let variants: BTreeSet<Variant> = figures.consumer.keys().chain(figures.decode.keys()).copied().collect();
    if variants.is_empty() {
        return;
    }
    let [listed, read] = &figures.decoded;
    let _ = writeln!(text, "\nThe program lists `{listed}`, 1,000 of which are decoded, and reads `{read}`.\n");
    text.push_str("| program with | CPU s | + | peak MiB | binary MB | decoding MB/s |\n|---|--:|--:|--:|--:|--:|\n");
    for variant in variants {
        let size = figures.size.get(&variant).map_or(String::new(), |it| format!("{:.2}", it / 1e6));
        let speed = figures.decode.get(&variant).map_or(String::new(), |it| format!("{it:.0}"));
        let cost = cost(figures.consumer.get(&variant));
        let _ = writeln!(text, "| {} | {cost} | {size} | {speed} |", variant.title());
    }
}

fn areas(text: &mut String, figures: &Figures) {
    if figures.areas.is_empty() {
        return;
    }
    text.push_str("\nOne feature and no other, models in all being those that the area needs:\n\n");
    text.push_str("| feature | functions | models | check CPU s | + | check peak MiB |\n|---|--:|--:|--:|--:|--:|\n");
    for area in &figures.areas {
        let (size, cost) = (area.size, cost(Some(&area.check)));
        let _ = writeln!(text, "| `{}` | {} | {} | {cost} |", area.name, size.functions, size.models);
    }
}

fn goals(text: &mut String, goals: &[Goal]) {
    if goals.is_empty() {
        return;
    }
    text.push_str("\n| goal | is | wanted | |\n|---|--:|--:|---|\n");
    for goal in goals {
        let wanted = match goal.limit {
            Limit::AtMost(it) => format!("≤ {}", number(it)),
            Limit::AtLeast(it) => format!("≥ {}", number(it)),
        };
        let verdict = match (goal.holds(), goal.counts) {
            (true, _) => "holds",
            (false, true) => "**fails**",
            // Not what it was set for.
            (false, false) => match goal.limit {
                Limit::AtMost(_) => "more",
                Limit::AtLeast(_) => "less",
            },
        };
        let _ = writeln!(text, "| {} | {} | {wanted} | {verdict} |", goal.what, number(goal.value));
    }
}

/// Two digits behind the point where they say something.
fn number(value: f64) -> String {
    if value.abs() >= 100.0 { format!("{value:.0}") } else { format!("{value:.2}") }
}

#[cfg(test)]
mod tests {
    use docwright::krate::Size;

    use super::super::figures::Area;
    use super::*;

    fn least(cpu: f64, memory: f64) -> Least {
        Least { cpu, memory, spread: 0.042 }
    }

    #[test]
    fn figures_become_tables() {
        let mut figures = Figures {
            docs: "docs-input".to_owned(),
            pages: 7,
            counts: [3, 2, 1],
            decoded: ["a.b".to_owned(), "c.d".to_owned()],
            check: [(Variant::Generated, least(1.0, 100.4)), (Variant::Derive, least(2.0, 150.0))].into(),
            release: [(Variant::Generated, least(2.0, 99.0))].into(),
            ..Figures::default()
        };
        let want = "\n## docs-input\n\n7 pages; 3 structs, 2 enums, 1 endpoint functions.\n\n\
            | crate | check CPU s | + | check peak MiB | release CPU s | + | release peak MiB |\n\
            |---|--:|--:|--:|--:|--:|--:|\n\
            | generated crate | 1.00 | 4 % | 100 | 2.00 | 4 % | 99 |\n\
            | derive | 2.00 | 4 % | 150 | | | |\n\n\
            | goal | is | wanted | |\n|---|--:|--:|---|\n\
            | check, CPU: generated ÷ derive | 0.50 | ≤ 0.25 | **fails** |\n\
            | check, memory: generated ÷ derive | 0.67 | ≤ 0.42 | more |\n\
            | check, CPU s | 1.00 | ≤ 15.00 | holds |\n\
            | check, peak MiB | 100 | ≤ 1126 | holds |\n\
            | release, CPU s | 2.00 | ≤ 25.00 | holds |\n";
        assert_eq!(section(&figures), want);
        figures.size = [(Variant::Derive, 2_340_000.0)].into();
        figures.decode = [(Variant::Derive, 512.4)].into();
        let size = Size { functions: 1, own: 2, models: 3 };
        figures.areas = vec![Area { name: "files".to_owned(), size, check: least(0.5, 90.0) }];
        let text = section(&figures);
        assert!(text.contains("lists `a.b`, 1,000 of which are decoded, and reads `c.d`."), "{text}");
        assert!(text.contains("\n| derive | | | | 2.34 | 512 |\n"), "{text}");
        assert!(text.contains("\n| `files` | 1 | 3 | 0.50 | 4 % | 90 |\n"), "{text}");
    }

    #[test]
    fn what_is_too_much_for_the_size_it_was_meant_for_fails_nothing() {
        let figures = Figures { check: [(Variant::Generated, least(16.0, 1.0))].into(), ..Figures::default() };
        assert!(section(&figures).contains("| check, CPU s | 16.00 | ≤ 15.00 | more |"));
    }

    #[test]
    fn the_machine_is_described() {
        let machine = Machine {
            compiler: "rustc 9.9.9".to_owned(),
            system: "linux x86_64".to_owned(),
            processor: Some("Abacus 5".to_owned()),
            threads: 2,
            memory: Some(8),
        };
        let text = head(&machine, "cargo xtask bench", 3);
        assert!(text.contains("rustc 9.9.9, linux x86_64, Abacus 5, 2 hardware threads, 8 GiB of memory."), "{text}");
        assert!(text.contains("measured 3 times"), "{text}");
        let bare = Machine { processor: None, memory: None, ..machine };
        assert_eq!(bare.to_string(), "rustc 9.9.9, linux x86_64, 2 hardware threads");
    }
}
