//! The example with `azure_identity`, run as a program that is signed in by a tool on this machine.

#![cfg(unix)]

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use docwright_mock::Mock;
use msgraph::users;
use serde_json::json;

/// Stands for the tool of Azure: whoever asks for a token of Graph gets one.
const AZ: &str = "#!/bin/sh\ncase \"$*\" in *https://graph.microsoft.com/.default*) ;; *) exit 1;; esac\n\
    echo '{\"accessToken\": \"from-az\", \"expiresOn\": \"2099-12-31 23:59:59.000000\", \"expires_on\": 4102444799, \
    \"subscription\": \"s\", \"tenant\": \"t\", \"tokenType\": \"Bearer\"}'\n";

#[test]
fn the_users_are_listed() {
    let folder = std::env::temp_dir().join(format!("msgraph-azure-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let az = folder.join("az");
    std::fs::write(&az, AZ).unwrap();
    std::fs::set_permissions(&az, std::fs::Permissions::from_mode(0o700)).unwrap();

    let mock = Mock::docs(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs-input/graph")).unwrap().start().unwrap();
    mock.on(users::list()).answer(&[json!({"displayName": "Ada"}), json!({"displayName": "Alan"})]);
    let mut program = std::env::current_exe().unwrap();
    program.pop();
    program.pop();
    let path = format!("{}:/usr/bin:/bin", folder.display());
    let run = Command::new(program.join("examples/azure_users"))
        .env("MSGRAPH_BASE_URL", mock.client_base())
        .env("PATH", path)
        .output();
    std::fs::remove_dir_all(&folder).unwrap();
    let output = run.unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "Ada\nAlan\n");
    assert_eq!(mock.expect_call(users::list()).status, 200);
}
