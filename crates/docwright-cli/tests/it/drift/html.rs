//! `drift --format html` in a browser: search, filters, keyboard, themes, hostile documentation, no network.

use std::path::PathBuf;
use std::process::Command;

use crate::support::{Desk, OPERATION, RESOURCE};

/// The script that tries the page out, to be put before its end.
const SELFTEST: &str = include_str!("../../browser/selftest.js");

/// A browser without a window, where there is one.
fn browser() -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).collect();
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let found = named.into_iter().chain(names.iter().flat_map(|name| folders.iter().map(move |it| it.join(name))));
    let found = found.into_iter().find(|it| it.is_file());
    if found.is_none() {
        eprintln!("skipped: no chromium on PATH; Debian's package `chromium` has it");
    }
    found
}

/// A desk with one change of each class in two areas, whose pages attack whoever shows them.
fn desk() -> Desk {
    let desk = Desk::new();
    let pot = |text: &str| text.replace("lamp", "pot").replace("doc_type", "ms.prod: \"garden\"\ndoc_type");
    desk.write("old/resources/lamp.md", RESOURCE);
    desk.write("old/api/lamp-get.md", OPERATION);
    desk.write("old/resources/pot.md", pot(RESOURCE));
    let hostile = "<script>window.hacked=1</script><img src=x onerror=\"hacked=1\"> \"'>{{script}}";
    let lamp = RESOURCE
        .lines()
        .filter(|it| !it.starts_with("|brightness|"))
        .map(|it| match it {
            it if it.starts_with("|displayName|") => format!("|displayName|String|The name that {hostile} gave it.|"),
            it if it.starts_with("|isOn|") => format!("{it}\n|kind|String|New {hostile}.|"),
            it if it.starts_with("|installed") => it.replace("remembers.", "remembers. Read-only."),
            it => it.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("\n");
    desk.page("resources/lamp.md", lamp);
    desk.page("resources/pot.md", pot(RESOURCE).replace("shines", "is"));
    desk
}

fn dump(browser: &PathBuf, desk: &Desk, page: &str) -> String {
    let output = Command::new(browser)
        .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"])
        .args(["--disable-background-networking", "--virtual-time-budget=20000", "--window-size=1200,2000"])
        .arg(format!("--user-data-dir={}", desk.path("browser").display()))
        .args(["--dump-dom", &format!("file://{}", desk.path(page).display())])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_page_works_in_a_browser() {
    let desk = desk();
    let run = desk.run(&["drift", "old", "docs", "--format", "html"]).expect_code(1);
    desk.write("report.html", &run.out);
    let Some(browser) = browser() else { return };
    // As it is: its policy lets its own script run.
    assert!(dump(&browser, &desk, "report.html").contains("data-ready=\"yes\""));
    // With a script that tries it out, which the policy would not let run.
    let policy = run.out.split("script-src '").nth(1).and_then(|it| it.split('\'').next()).unwrap();
    let page = run.out.replace(&format!("script-src '{policy}'"), "script-src 'unsafe-inline'");
    let page = page.replace("</body>", &format!("<script>{SELFTEST}</script></body>"));
    desk.write("selftest.html", page);
    let text = dump(&browser, &desk, "selftest.html");
    let result = text.split("selftest: ").last().and_then(|it| it.split("</pre>").next());
    assert_eq!(result, Some("passed"));
}

#[test]
fn a_script_that_got_in_would_not_run() {
    let Some(browser) = browser() else { return };
    let desk = desk();
    let run = desk.run(&["drift", "old", "docs", "--format", "html"]).expect_code(1);
    desk.write("report.html", run.out.replace("</body>", "<script>document.body.id = 'stranger'</script></body>"));
    let text = dump(&browser, &desk, "report.html");
    assert!(!text.contains("id=\"stranger\"") && text.contains("data-ready=\"yes\""));
}

#[test]
fn hostile_documentation_stays_text_and_nothing_is_loaded() {
    let run = desk().run(&["drift", "old", "docs", "--format", "html"]).expect_code(1);
    assert_eq!(run.out.matches("<script>").count(), 1, "{}", run.out);
    assert_eq!(run.out.matches("<img").count(), 0);
    let tags: Vec<&str> = run.out.split('<').skip(1).filter_map(|it| it.split('>').next()).collect();
    for address in [" src=", "href=\"http", " style=", " onerror"] {
        assert!(!tags.iter().any(|it| it.contains(address)), "{address}");
    }
    assert!(!run.out.contains("@import") && !run.out.contains("url("));
    assert!(run.out.contains("&lt;img src=x onerror=&quot;hacked=1&quot;&gt;"));
}
