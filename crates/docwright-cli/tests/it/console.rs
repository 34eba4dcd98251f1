//! A reader of the console blocks in Markdown pages: it runs their commands and compares what these print.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::support::Desk;

/// The port that pages show, which may be taken here.
const PORT: &str = "127.0.0.1:4010";

/// A command of a page, and what the page says that it prints.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) line: usize,
    pub(crate) command: String,
    pub(crate) output: String,
}

/// The commands of the console blocks of a page, in order.
pub(crate) fn commands(page: &str) -> Vec<Shown> {
    let (mut found, mut is_inside) = (Vec::<Shown>::new(), false);
    for (text, line) in page.lines().zip(1..) {
        if text.starts_with("```") {
            is_inside = text == "```console";
        } else if let Some(command) = text.strip_prefix("$ ").filter(|_| is_inside) {
            found.push(Shown { line, command: command.to_owned(), output: String::new() });
        } else if let Some(it) = found.last_mut().filter(|_| is_inside) {
            it.output += text;
            it.output.push('\n');
        }
    }
    found
}

/// True of what a command printed if a page shows it like this: `…` stands for any text, alone on a line for any lines,
/// and seconds are not compared.
pub(crate) fn fits(shown: &str, printed: &str) -> bool {
    let (shown, printed) = (without_seconds(shown), without_seconds(printed));
    let lines = |text: &str| text.trim_end().lines().map(str::to_owned).collect::<Vec<_>>();
    lines_fit(&lines(&shown), &lines(&printed))
}

fn lines_fit(shown: &[String], printed: &[String]) -> bool {
    match shown.split_first() {
        None => printed.is_empty(),
        Some((line, rest)) if line == "…" => (0..=printed.len()).any(|at| lines_fit(rest, &printed[at..])),
        Some((line, rest)) => {
            printed.split_first().is_some_and(|(it, more)| line_fits(line, it) && lines_fit(rest, more))
        }
    }
}

fn line_fits(shown: &str, printed: &str) -> bool {
    let mut parts: Vec<&str> = shown.split('…').collect();
    let last = parts.pop().unwrap_or_default();
    let Some((first, between)) = parts.split_first() else { return last == printed };
    let Some(mut rest) = printed.strip_prefix(first) else { return false };
    for part in between {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

/// `in 0.10 s` is `in 0 s`; lines end where their text does.
fn without_seconds(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.lines() {
        let words: Vec<&str> = line.trim_end().split(' ').collect();
        let is_time =
            |at: usize| words.get(at + 1).is_some_and(|it| it.starts_with('s')) && words[at].parse::<f64>().is_ok();
        let word = |(at, it): (usize, &&str)| if is_time(at) { "0".to_owned() } else { (*it).to_owned() };
        lines.push(words.iter().enumerate().map(word).collect::<Vec<_>>().join(" "));
    }
    lines.join("\n")
}

/// A shell that runs the commands of one page, one after the other.
pub(crate) struct Shell<'a> {
    desk: &'a Desk,
    folder: PathBuf,
    /// Where the program is found.
    programs: PathBuf,
    server: Option<(Child, String)>,
}

impl<'a> Shell<'a> {
    pub(crate) fn new(desk: &'a Desk, folder: &str, programs: &Path) -> Self {
        desk.write(
            ".gitconfig",
            "[user]\nname = a\nemail = a@b.c\n[init]\ndefaultBranch = main\n[push]\nautoSetupRemote = true\n",
        );
        Self { desk, folder: desk.path(folder), programs: programs.to_path_buf(), server: None }
    }

    /// Runs all commands of a page, and says where it is not as the page shows it.
    pub(crate) fn follow(&mut self, page: &str) -> Vec<String> {
        let mut wrong = Vec::new();
        for it in commands(page) {
            let printed = self.run(&it.command);
            if !fits(&it.output, &printed) {
                wrong.push(format!("line {}: $ {}\n{printed}", it.line, it.command));
            }
        }
        wrong
    }

    fn bash(&self, script: &str) -> Command {
        let mut bash = self.desk.at_home(Command::new("bash"));
        let path = format!("{}:{}", self.programs.display(), std::env::var("PATH").unwrap());
        bash.args(["-c", script]).current_dir(&self.folder).env("PATH", path).env("HOME", self.desk.path(""));
        bash.env("GIT_CONFIG_NOSYSTEM", "1").env("RUST_BACKTRACE", "0");
        bash
    }

    /// The output of a command. A server goes on until the end of the page, on a port of its own.
    fn run(&mut self, command: &str) -> String {
        if (command.contains("docwright mock") || command.contains("xtask mock")) && !command.contains("--check") {
            return self.serve(command);
        }
        let port = self.server.as_ref().map_or(PORT, |it| &it.1);
        let command = command.replace(PORT, port);
        let run = self.bash(&format!("exec 2>&1\n{command}\n")).output().unwrap();
        // One is what a command says that found something.
        assert!(matches!(run.status.code(), Some(0 | 1)), "{command}: {}", String::from_utf8_lossy(&run.stdout));
        String::from_utf8(run.stdout).unwrap().replace(port, PORT)
    }

    fn serve(&mut self, command: &str) -> String {
        let mut server = self.bash(&format!("exec {command} --port 0 2>&1")).stdout(Stdio::piped()).spawn().unwrap();
        let mut printed = String::new();
        let mut lines = BufReader::new(server.stdout.take().unwrap()).lines().map(Result::unwrap);
        for line in lines.by_ref() {
            printed += &format!("{line}\n");
            if line.contains("Ctrl-C") {
                break;
            }
        }
        let port = printed.split("http://").nth(1).unwrap().split('/').next().unwrap().to_owned();
        let printed = printed.replace(&port, PORT);
        self.server = Some((server, port));
        printed
    }
}

impl Drop for Shell<'_> {
    fn drop(&mut self) {
        if let Some((server, _)) = &mut self.server {
            let _ = server.kill();
            let _ = server.wait();
        }
    }
}

#[test]
fn pages_show_what_is_printed() {
    let page = "```console\n$ a\nx\n…\ny\n$ b\n```\n```text\n$ c\n```\n";
    let shown =
        |line, command: &str, output: &str| Shown { line, command: command.to_owned(), output: output.to_owned() };
    assert_eq!(commands(page), [shown(2, "a", "x\n…\ny\n"), shown(6, "b", "")]);
    for (shown, printed, does) in [
        ("x\n…\ny\n", "x\n1\n2\ny\n", true),
        ("x\n…\ny\n", "x\ny\n", true),
        ("x\n…\n", "x\n", true),
        ("…\ny\n", "a\ny\n", true),
        ("x\n…\ny\n", "x\n1\nzy\n", false),
        ("{…}", "{\"a\": 1}", true),
        ("x\n", "x\ny\n", false),
        ("", "x\n", false),
        ("in 0.10 s: 7", "in 12.5 s: 7", true),
        ("in 0.10 s: 7", "in 0.10 s: 8", false),
    ] {
        assert_eq!(fits(shown, printed), does, "{shown:?} {printed:?}");
    }
}
