//! The examples, run as programs against a service on this machine.

use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use msgraph::{Bytes, Json};
use serde_json::json;

use crate::built;

/// A service with little in it.
struct Service {
    _runtime: tokio::runtime::Runtime,
    base: String,
}

impl Service {
    fn start() -> Self {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let base = format!("http://{}/v1.0", listener.local_addr().unwrap());
        runtime.spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let connection =
                    hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(serve));
                tokio::spawn(connection);
            }
        });
        Self { _runtime: runtime, base }
    }

    /// Runs an example: the text that it prints.
    fn run(&self, example: &str, arguments: &[&Path]) -> String {
        self.run_with(example, arguments, &[])
    }

    fn run_with(&self, example: &str, arguments: &[&Path], environment: &[(&str, &Path)]) -> String {
        let program = built(example);
        let mut command = Command::new(&program);
        command.args(arguments).env("MSGRAPH_BASE_URL", &self.base).env("MSGRAPH_TOKEN", "secret");
        command.envs(environment.iter().copied());
        let output = command.output()
            .unwrap_or_else(|error| panic!("{}: {error}; `cargo build --examples` makes it", program.display()));
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        assert!(output.status.success(), "{example}: {}", text(output.stderr));
        text(output.stdout)
    }
}

/// For the claims `{"access_token":{}}`.
const CHALLENGE: &str = "Bearer error=\"insufficient_claims\", claims=\"eyJhY2Nlc3NfdG9rZW4iOnt9fQ==\"";

async fn serve(request: http::Request<Incoming>) -> Result<http::Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.map(|it| it.to_bytes()).unwrap_or_default();
    let host = head.headers["host"].to_str().unwrap_or_default().to_owned();
    let path = head.uri.path_and_query().map_or("", |it| it.as_str()).trim_start_matches("/v1.0");
    let line = format!("{} {}", head.method, path.split('?').next().unwrap_or_default());
    let token = head.headers.get("authorization").map_or("", |it| it.to_str().unwrap_or_default());
    let challenged = line == "GET /groups" && token != "Bearer strong secret";
    let (status, answer) = if challenged || (!path.ends_with("/upload") && !token.ends_with("secret")) {
        (401, json!({"error": {"code": "InvalidAuthenticationToken"}}))
    } else {
        answer(&line, path, &host, &body, &head.headers)
    };
    let mut response = http::Response::new(Full::new(Bytes::from(answer.to_string())));
    *response.status_mut() = http::StatusCode::from_u16(status).unwrap();
    if challenged {
        response.headers_mut().insert("www-authenticate", http::HeaderValue::from_static(CHALLENGE));
    }
    Ok(response)
}

/// How often the task was read.
static READ: AtomicU32 = AtomicU32::new(0);

fn answer(line: &str, path: &str, host: &str, body: &Bytes, headers: &http::HeaderMap) -> (u16, Json) {
    let more = |query: &str| format!("http://{host}/v1.0{}?{query}", path.split('?').next().unwrap_or_default());
    let second = path.contains("second");
    match line {
        "GET /me/messages" if second => (200, json!({"value": [{"subject": "Minutes"}]})),
        "GET /me/messages" => (
            200,
            json!({"value": [{"subject": "Plan"}, {"subject": "Budget"}], "@odata.nextLink": more("second")}),
        ),
        "GET /groups" => (200, json!({"value": [{"displayName": "Contoso"}]})),
        "GET /users" if second => (200, json!({"value": [{"displayName": "Grace \"G\" Hopper", "mail": null}]})),
        "GET /users" => (
            200,
            json!({"@odata.count": 3, "value": [{"displayName": "Ada", "mail": "ada@contoso.com"}, {"displayName": "Alan"}],
                "@odata.nextLink": more("second")}),
        ),
        "GET /users/delta" if second => {
            (200, json!({"value": [{"id": "1", "@removed": {"reason": "deleted"}}], "@odata.deltaLink": more("third")}))
        }
        "GET /users/delta" if path.contains("third") => (410, json!({"error": {"code": "syncStateNotFound"}})),
        "GET /users/delta" => {
            (200, json!({"value": [{"id": "1", "displayName": "Ada"}], "@odata.deltaLink": more("second")}))
        }
        "POST /me/sendMail" => {
            let sent: Json = serde_json::from_slice(body).unwrap();
            let message = &sent["message"];
            assert_eq!(message["toRecipients"][0]["emailAddress"]["address"], "ada@contoso.com");
            let file = json!({"@odata.type": "#microsoft.graph.fileAttachment", "name": "plan.txt", "contentBytes": "UGxhbg=="});
            assert!(message.get("attachments").is_none_or(|it| it[0] == file), "{message}");
            (202, Json::Null)
        }
        "POST /groups" => {
            let sent: Json = serde_json::from_slice(body).unwrap();
            let member = |id: &str| format!("http://{host}/v1.0/users/{id}");
            assert_eq!(sent["members@odata.bind"], json!([member("1"), member("2")]));
            (201, json!({"id": "01", "displayName": sent["displayName"]}))
        }
        "GET /users/1" | "GET /users/2" => (200, json!({"mail": format!("{}@contoso.com", &line[11..])})),
        "POST /me/events" => {
            let sent: Json = serde_json::from_slice(body).unwrap();
            assert_eq!(sent["subject"], "Stand-up");
            assert_eq!(sent["start"], json!({"dateTime": "2026-03-02T09:00:00", "timeZone": "UTC"}));
            assert_eq!(
                sent["attendees"][1],
                json!({"type": "required", "emailAddress": {"address": "2@contoso.com"}})
            );
            (201, json!({"id": "02"}))
        }
        // Somebody changes the task after it was read for the first time.
        "GET /planner/tasks/7" => {
            let version = READ.fetch_add(1, Ordering::SeqCst) + 1;
            (200, json!({"@odata.etag": format!("W/\"{version}\""), "title": "Order paint"}))
        }
        "PATCH /planner/tasks/7" if headers["if-match"] == "W/\"2\"" => {
            assert_eq!(body, r#"{"percentComplete":100}"#);
            (204, Json::Null)
        }
        "PATCH /planner/tasks/7" => (412, json!({"error": {"code": "preconditionFailed"}})),
        "POST /me/drive/items/7/workbook/createSession" => (201, json!({"id": "s1", "persistChanges": true})),
        _ if line.contains("/workbook/") && headers.get("workbook-session-id").is_none_or(|it| it != "s1") => {
            (404, json!({"error": {"code": "itemNotFound", "message": "There is no session."}}))
        }
        "GET /me/drive/items/7/workbook/worksheets" => (200, json!({"value": [{"id": "a", "name": "Paint"}]})),
        "PATCH /me/drive/items/7/workbook/worksheets/a" => (200, serde_json::from_slice(body).unwrap()),
        "POST /me/drive/items/7/workbook/closeSession" => (204, Json::Null),
        "POST /$batch" => (200, batch(body)),
        "GET /deviceManagement/deviceComplianceScripts" => (200, json!({"value": [{"id": "7", "displayName": "Disk"}]})),
        "GET /deviceManagement/deviceComplianceScripts/7/runSummary" => (200, json!({"issueDetectedDeviceCount": 3})),
        // Half of it came before the program died.
        "GET /upload" => (200, json!({"nextExpectedRanges": ["6000000-"]})),
        "PUT /upload" => {
            let range = headers["content-range"].to_str().unwrap().trim_start_matches("bytes ").to_owned();
            let (range, size) = range.split_once('/').unwrap();
            let next = range.split_once('-').unwrap().1.parse::<u64>().unwrap() + 1;
            if next.to_string() == size {
                (201, json!({"id": "01ABC"}))
            } else {
                (202, json!({"nextExpectedRanges": [format!("{next}-")]}))
            }
        }
        _ if line.ends_with("createUploadSession") => (200, json!({"uploadUrl": format!("http://{host}/upload")})),
        _ => (404, json!({"error": {"code": "itemNotFound", "message": format!("There is no {line}.")}})),
    }
}

fn batch(body: &Bytes) -> Json {
    let asked: Json = serde_json::from_slice(body).unwrap();
    let one = |request: &Json| {
        let url = request["url"].as_str().unwrap_or_default();
        let (status, body) = match url.split('?').next().unwrap_or_default() {
            "/me/messages" => (200, json!({"value": [{"subject": "Plan"}]})),
            "/users/50" => (404, json!({"error": {"code": "Request_ResourceNotFound"}})),
            user => (200, json!({"displayName": format!("User {}", user.trim_start_matches("/users/"))})),
        };
        json!({"id": request["id"], "status": status, "body": body})
    };
    json!({"responses": asked["requests"].as_array().map(|all| all.iter().map(one).collect::<Vec<_>>())})
}

/// A folder of the test's own, gone when it is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("msgraph-examples-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_examples_do_what_they_say() {
    let (service, folder) = (Service::start(), Folder::new("all"));
    let file = |name: &str| folder.0.join(name);
    assert_eq!(service.run("list_messages", &[]), "Plan\nBudget\nMinutes\n");
    assert_eq!(service.run("send_mail", &[Path::new("ada@contoso.com")]), "sent to ada@contoso.com\n");
    let plan = file("plan.txt");
    std::fs::write(&plan, "Plan").unwrap();
    assert_eq!(service.run("send_mail", &[Path::new("ada@contoso.com"), &plan]), "sent to ada@contoso.com\n");
    assert_eq!(
        service.run("create_group", &[Path::new("1"), Path::new("2")]),
        "created the group 01 and the event 02\n"
    );
    assert_eq!(
        service.run("complete_task", &[Path::new("7")]),
        "Order paint: changed by somebody else, once more\nOrder paint: done\n"
    );
    assert_eq!(service.run("workbook", &[Path::new("7"), Path::new("Colors")]), "renamed to Colors\n");
    assert_eq!(service.run("own_http_client", &[]), "Ada\nAlan\n");
    assert_eq!(service.run("run_summaries", &[]), "Disk: 3 devices\n");
    let batch = service.run("batch", &[]);
    let lines: Vec<&str> = batch.lines().collect();
    assert_eq!(lines[..3], ["User ada@contoso.com", "- Plan", "1: User 1"]);
    assert_eq!((lines.len(), lines[51]), (52, "50: GET /users/{user_id}: 404 Not Found: Request_ResourceNotFound"));

    let csv = file("users.csv");
    assert_eq!(service.run("users_to_csv", &[&csv]), "");
    let written = std::fs::read_to_string(csv).unwrap();
    assert_eq!(written, "name,mail\n\"Ada\",\"ada@contoso.com\"\n\"Alan\",\"\"\n\"Grace \"\"G\"\" Hopper\",\"\"\n");

    let link = file("link.txt");
    assert_eq!(service.run("delta", &[&link]), "1 is Ada\n");
    assert_eq!(service.run("delta", &[&link]), "1 is gone: deleted\n");
    assert_eq!(service.run("delta", &[&link]), "starting over: Unspecified\n1 is Ada\n");

    let film = file("film.mp4");
    std::fs::write(&film, vec![7; 12_000_000]).unwrap();
    assert_eq!(service.run("upload_large_file", &[&film]), "uploaded as 01ABC\n");
    // A program that died left the address of the session.
    let kept = file("film.upload");
    assert!(!kept.exists());
    std::fs::write(&kept, format!("12000000 {}\n", service.base.replace("/v1.0", "/upload"))).unwrap();
    assert_eq!(service.run("upload_large_file", &[&film]), "uploaded as 01ABC\n");
    assert!(!kept.exists());
}

#[test]
fn the_table_counts_the_lines_and_nobody_needs_fewer() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let table = std::fs::read_to_string(folder.join("README.md")).unwrap();
    let rows: Vec<Vec<&str>> = table.lines().filter(|it| it.starts_with("| [")).map(|it| it.split(" | ").collect()).collect();
    assert_eq!(rows.len(), 8, "{rows:?}");
    for row in rows {
        let name = row[0].trim_start_matches("| [").split(']').next().unwrap();
        let program = std::fs::read_to_string(folder.join(name)).unwrap();
        let code = program.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with("//") && *it != "mod common;");
        let lines = code.count();
        assert_eq!(row[1], lines.to_string(), "{name}");
        let others = row[2].split([' ', ',']).next().unwrap().parse::<usize>().unwrap();
        assert!(lines <= others, "{name} has {lines} lines, another SDK needs {others}");
    }
}

#[cfg(unix)]
#[test]
fn a_challenge_of_the_service_is_answered() {
    use std::os::unix::fs::PermissionsExt as _;

    let (service, folder) = (Service::start(), Folder::new("step-up"));
    let sign_in = folder.0.join("sign-in");
    let script = "#!/bin/sh\n[ \"$1\" = https://graph.microsoft.com/.default ] || exit 1\n\
        case \"$2\" in '') echo weak secret;; '{\"access_token\":{}}') echo strong secret;; *) exit 1;; esac\n";
    std::fs::write(&sign_in, script).unwrap();
    std::fs::set_permissions(&sign_in, std::fs::Permissions::from_mode(0o700)).unwrap();
    assert_eq!(service.run_with("step_up", &[], &[("MSGRAPH_SIGN_IN", &sign_in)]), "Contoso\n");
}
