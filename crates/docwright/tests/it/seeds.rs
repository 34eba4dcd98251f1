//! The two pages the project was founded on, raw output of a documentation generator with contradictions in them: TODO
//! placeholders, a 204 that claims a body, another namespace in the body than on the page, links to absent pages.
//!
//! The same checks run on their twins in our own words and, where they are there, on the pages themselves.

use std::collections::BTreeSet;
use std::path::Path;

use docwright::config::Config;
use docwright::diagnostic::Rule;
use docwright::source::Sources;

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
    let text: String =
        output.files.values().map(|it| it.split_whitespace().collect::<Vec<_>>().join(" ") + "\n").collect();
    let calls = [
        "pub fn create( device_compliance_script_id: &str, body: &crate::models::DeviceComplianceScriptRunSummary, ) \
         -> ::msgraph_core::Request<crate::models::DeviceComplianceScriptRunSummary>",
        "pub fn add_ref( device_management_script_id: &str, body: &crate::models::DeviceManagementScriptRunSummary, ) \
         -> ::msgraph_core::Request<()>",
    ];
    for call in calls {
        assert!(text.contains(call), "no `{call}` in {text}");
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

/// Each contradiction is reported where it stands.
fn check_findings(sources: &Sources, found: &[(Rule, docwright::source::Span)]) {
    let places = |rule: Rule| -> BTreeSet<String> {
        let of = found.iter().filter(|it| it.0 == rule);
        of.map(|it| sources.text(it.1).lines().next().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(
        places(Rule::Placeholder).len(),
        found.iter().map(|it| it.0).filter(|it| *it == Rule::Placeholder).count().min(places(Rule::Placeholder).len())
    );
    assert!(!places(Rule::Placeholder).is_empty(), "TODO placeholders are reported");
    assert_eq!(found.iter().filter(|it| it.0 == Rule::BodilessResponse).count(), 2, "the sentence and the example");
    assert!(!places(Rule::NameConflict).is_empty(), "the namespace of the body is not the page's");
}
