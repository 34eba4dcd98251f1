//! Examples that differ, as workflow commands of GitHub Actions: each stands at its line of the pull request.

use std::io::{self, Write};

use docwright::examples::{Effect, Finding, Report};

use super::summary;
use crate::Home;
use crate::docs::DocSet;
use crate::render::{Places, data, property};

/// Writes what was found; what makes no difference on the wire is no news in a pull request.
pub(super) fn write(out: &mut dyn Write, docs: &DocSet, report: &Report<'_>, home: &Home) -> io::Result<()> {
    let prefix = home.in_repository(&docs.folder);
    let mut places = Places::new(&docs.sources);
    let findings = report.outcomes.iter().flat_map(|it| &it.findings);
    for it in findings.filter(|it| it.rule.effect() == Effect::Differs) {
        writeln!(out, "{}", command(&mut places, &prefix, it))?;
    }
    writeln!(out, "::notice title=examples::{}", data(&summary(report).join("\n")))
}

fn command(places: &mut Places<'_>, prefix: &str, it: &Finding) -> String {
    let (at, _) = places.of(it.span);
    let mut text = it.message.clone();
    for other in &it.related {
        let (at, _) = places.of(other.span);
        text += &format!("\n{prefix}/{}:{}:{}: {}", at.path, at.line, at.column, other.value);
    }
    text += &format!("\nhelp: {}", it.rule.help());
    let file = property(&format!("{prefix}/{}", at.path));
    format!(
        "::warning file={file},line={},col={},title={}::{}",
        at.line,
        at.column,
        property(it.rule.id()),
        data(&text)
    )
}
