//! `survey`: what a documentation set consists of, what of it no reader knows, and a configuration that would read it.

use std::io::{self, Write as _};

use docwright::source::Span;
use docwright::survey::{Count, Kind, Survey};

use crate::cli;
use crate::docs::{DocSet, Selection};
use crate::progress::Progress;
use crate::terminal::{STRONG, Stream};
use crate::{Home, Verdict, terminal};

/// So many of each kind are shown.
const SHOWN: usize = 12;

/// Runs the command.
pub(crate) fn run(options: &cli::Survey, home: &Home) -> anyhow::Result<Verdict> {
    let progress = Progress::start("reading the documentation");
    let docs = DocSet::read(&Selection::new(&options.input, home)?, &progress)?;
    let survey = docwright::survey(&docs.sources, &docs.config, &|it| docs.folder.join(it).is_dir());
    drop(progress);
    let mut stream = terminal::text();
    let most = if options.all { usize::MAX } else { SHOWN };
    Printer { docs: &docs, stream: &mut stream, most }.print(&survey)?;
    stream.finish()?;
    Ok(Verdict::Fine)
}

struct Printer<'a> {
    docs: &'a DocSet,
    stream: &'a mut Stream,
    most: usize,
}

impl Printer<'_> {
    fn print(&mut self, survey: &Survey) -> io::Result<()> {
        self.title("Pages")?;
        for (kind, count, at) in &survey.kinds {
            let about = match kind {
                Kind::Operation => "of operations",
                Kind::Type => "of types",
                Kind::Enumerations => "of enumerations",
                Kind::Unread => "show a request or properties, and nothing of them is read",
                Kind::Other => "about something else",
            };
            let place = self.place(*at);
            writeln!(self.stream, "{count:>6}  {about}, such as {place}")?;
        }
        self.counts("Headings that no table knows", &survey.headings)?;
        self.counts("Tables that no reader takes", &survey.tables)?;
        self.counts("Words for types that nothing is known of", &survey.types)?;
        self.counts("Words in front of values that no list was made of", &survey.leads)?;
        self.counts("Hosts of requests", &survey.addresses.hosts)?;
        self.counts("What stands in front of paths, with a host", &survey.addresses.roots)?;
        self.counts("What stands in front of paths, without one", &survey.addresses.prefixes)?;
        self.counts("Languages of code blocks with requests that are not read", &survey.languages)?;
        self.counts("Zones", &survey.zones)?;
        self.counts("Folders outside the set that pages include", &survey.includes)?;
        self.counts("Fields of the front matter", &survey.fields)?;
        writeln!(self.stream)?;
        self.title("A docwright.yaml to begin with")?;
        write!(self.stream, "{}", terminal::clean(&survey.suggestion, true))
    }

    fn title(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.stream, "{STRONG}# {text}{STRONG:#}")
    }

    fn counts(&mut self, title: &str, counts: &[Count]) -> io::Result<()> {
        if counts.is_empty() {
            return Ok(());
        }
        writeln!(self.stream)?;
        self.title(title)?;
        for it in counts.iter().take(self.most) {
            let (place, text) = (self.place(it.at), terminal::clean(&it.text, false).into_owned());
            let hides = if it.note.is_empty() { String::new() } else { format!(", above {}", it.note) };
            writeln!(self.stream, "{:>6}  {text}{hides}: {place}", it.times)?;
        }
        match counts.len().saturating_sub(self.most) {
            0 => Ok(()),
            more => writeln!(self.stream, "        and {more} more; --all shows them"),
        }
    }

    fn place(&self, at: Span) -> String {
        terminal::clean(&self.docs.sources.position(at).to_string(), false).into_owned()
    }
}
