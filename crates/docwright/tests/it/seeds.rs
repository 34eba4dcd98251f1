//! The two pages the project was founded on, raw output of a documentation generator with contradictions in them: TODO
//! placeholders, a 204 that claims a body, another namespace in the body than on the page, links to absent pages.
//!
//! The same checks run on their twins in our own words and, where they are there, on the pages themselves.

use std::path::Path;

use docwright::config::Config;
use docwright::diagnostic::Rule;
use docwright::source::{Sources, Span};

use crate::support::{here, read_folder};

const SCRIPT_SUMMARY: [&str; 5] =
    ["id", "successDeviceCount", "errorDeviceCount", "successUserCount", "errorUserCount"];
const COMPLIANCE_SUMMARY: [&str; 6] = [
    "id",
    "noIssueDetectedDeviceCount",
    "issueDetectedDeviceCount",
    "detectionScriptErrorDeviceCount",
    "detectionScriptPendingDeviceCount",
    "lastScriptRunDateTime",
];

#[test]
fn twins() {
    check(&here().join("tests/fixtures/seed-twins/input"));
}

#[test]
fn originals() {
    let folder = here().join("../../../shared/seeds");
    if folder.is_dir() {
        check(&folder);
    } else {
        eprintln!("skipped: no pages at {}", folder.display());
    }
}

fn check(folder: &Path) {
    let sources = read_folder(folder);
    let output = docwright::generate(&sources, &Config::default());
    let squeeze = |text: &str| text.split_whitespace().collect::<String>().replace(",)", ")");
    let text: String = output.files.values().map(|it| squeeze(it)).collect();
    let calls = [
        "pub fn create(device_compliance_script_id: &str, body: &crate::models::DeviceComplianceScriptRunSummary) \
         -> graph::Request<crate::models::DeviceComplianceScriptRunSummary>",
        "pub fn add_ref(device_management_script_id: &str, reference: &graph::Reference) -> graph::Request<()>",
    ];
    for call in calls {
        assert!(text.contains(&squeeze(call)), "no `{call}` in {text}");
    }
    for path in
        ["compliance", "management"].map(|it| format!("src/device_management/device_{it}_scripts/run_summary.rs"))
    {
        assert!(output.files.contains_key(&path), "no {path} in {:?}", output.files.keys());
    }
    check_models(&sources);
    check_findings(&sources, &output.diagnostics.iter().map(|it| (it.rule, it.span)).collect::<Vec<_>>());
}

fn check_models(sources: &Sources) {
    let (api, _) = docwright::understand(sources, &Config::default());
    let names: Vec<String> = api.types.iter().map(|it| it.name.to_string()).collect();
    assert_eq!(
        names,
        ["microsoft.graph.deviceComplianceScriptRunSummary", "microsoft.graph.deviceManagementScriptRunSummary"]
    );
    for (definition, wanted) in api.types.iter().zip([&COMPLIANCE_SUMMARY[..], &SCRIPT_SUMMARY[..]]) {
        let docwright::api::TypeKind::Struct(it) = &definition.kind else { panic!("{definition:?} is no struct") };
        let properties: Vec<&str> = it.properties.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(properties, wanted);
    }
}

/// Each contradiction is reported where it stands: the count of findings by rule and the text they point at.
fn check_findings(sources: &Sources, found: &[(Rule, Span)]) {
    let places = |rule: Rule| -> Vec<&str> {
        let of = found.iter().filter(|it| it.0 == rule);
        of.map(|it| sources.text(it.1).lines().next().unwrap_or_default()).collect()
    };
    // Author, product area and three kinds of permissions, on both pages.
    let placeholders = places(Rule::Placeholder);
    assert_eq!(placeholders.len(), 10);
    assert!(placeholders.iter().all(|it| it.contains("TODO")), "{placeholders:?}");
    // The sentence and the example, both against the status.
    assert_eq!(places(Rule::BodilessResponse).len(), 2);
    // Request body, response annotation and response body of both pages are in another namespace than their page.
    let foreign = places(Rule::NameConflict);
    assert_eq!(foreign.len(), 6);
    assert!(foreign.iter().all(|it| it.contains("microsoft.management.services.api")), "{foreign:?}");
    // One annotation is all in lower case; the casing of the rest wins.
    assert_eq!(places(Rule::NameCase).len(), 1);
    // Neither resource page is there; the request tables make the models.
    assert_eq!(places(Rule::UnknownType).len(), 2);
}
