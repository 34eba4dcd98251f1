//! `model --explain`: what each source said, and why the winner won.

use crate::support::{Desk, OPERATION, RESOURCE, Run};

/// The project's own documentation.
const DOCS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs-input/graph");

fn explain(desk: &Desk, name: &str) -> Run {
    desk.run(&["model", "--docs", "docs", "--explain", name])
}

fn explain_own(name: &str) -> Run {
    Desk::empty().run(&["model", "--docs", DOCS, "--explain", name])
}

#[test]
fn both_sides_of_a_contradiction_are_named() {
    let desk = Desk::new();
    let bulb = RESOURCE.replace("lamp resource", "bulb resource").replace("graph.lamp", "graph.bulb");
    desk.page("resources/bulb.md", bulb);
    let property = "|colors|String collection|";
    desk.page(
        "resources/lamp.md",
        RESOURCE
            .replace(property, "|bulb|[bulb](lamp.md)|Its bulb.|\n|colors|String collection|")
            .replace("(identifier)\" }", "(identifier)\", \"bulb\": {\"@odata.type\": \"microsoft.graph.bulb\"} }"),
    );
    let run = explain(&desk, "lamp.bulb").expect_code(0);
    let run = run.says("type: microsoft.graph.bulb").says("by vote: weight 7 against 4");
    let line = |what: &str| run.out.lines().find(|it| it.contains(what)).unwrap_or_default().to_owned();
    assert!(
        line("link target").contains("disagrees") && line("link target").contains("docs/resources/lamp.md:22:"),
        "{run:#?}"
    );
    assert!(line("JSON").contains("agrees") && line("JSON").contains("docs/resources/lamp.md:28:"), "{run:#?}");
}

#[test]
fn a_status_that_wins_over_a_sentence_is_the_reason() {
    let desk = Desk::new();
    desk.page("api/lamp-get.md", OPERATION.replace("200 OK", "204 No Content"));
    let run = explain(&desk, "get /LAMPS/{whatever}").expect_code(0);
    let run = run.says("response: nothing").says("by rule: status 204 has no body");
    let line = run.out.lines().find(|it| it.contains("disagrees")).unwrap();
    assert!(line.contains("microsoft.graph.lamp") && line.contains("docs/api/lamp-get.md:"), "{run:#?}");
}

#[test]
fn the_projects_own_pages_are_explained() {
    explain_own("message").expect_code(0).says("base: microsoft.graph.outlookItem").says("resources/message.md:16:15");
    explain_own("message.id").expect_code(0).says("by rule: the base type").says("resources/entity.md:");
    explain_own("user/deletedDateTime").expect_code(0).says("inherited from microsoft.graph.directoryObject");
    let by_address = explain_own("GET /me/messages").expect_code(0).says("Collection(microsoft.graph.message)");
    assert_eq!(by_address.out, explain_own("user-list-messages").expect_code(0).out);
    explain_own("/me/messages/{x}").expect_code(0).says("operation GET").says("operation DELETE");
}

#[test]
fn an_unknown_name_could_not_be_explained() {
    let run = explain(&Desk::new(), "lamp.brightnes").expect_code(2).complains("`lamp.brightness`");
    assert_eq!(run.out, "");
    explain(&Desk::new(), "").expect_code(2);
    let both = ["model", "--docs", "docs", "--explain", "lamp", "--out", "x.json"];
    Desk::new().run(&both).expect_code(2).complains("--out");
}

#[test]
fn an_ambiguous_name_is_explained_in_every_sense() {
    let desk = Desk::new();
    desk.page("resources/other.md", RESOURCE.replace("microsoft.graph", "microsoft.graph.deep"));
    explain(&desk, "lamp").expect_code(0).says("type microsoft.graph.lamp").says("type microsoft.graph.deep.lamp");
    explain(&desk, "deep.lamp.isOn").expect_code(0).says("property microsoft.graph.deep.lamp.isOn");
}

#[test]
fn colours_are_for_those_who_want_them() {
    let desk = Desk::new();
    let coloured = |variables: &[(&str, &str)]| {
        let mut command = desk.command();
        command.args(["model", "--docs", "docs", "--explain", "lamp"]).envs(variables.iter().copied());
        String::from_utf8(command.output().unwrap().stdout).unwrap().contains('\u{1b}')
    };
    assert!(!coloured(&[]));
    assert!(coloured(&[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
}
