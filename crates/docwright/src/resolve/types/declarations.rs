//! First pass over all pages: which types there are, and which pages describe them.
//!
//! Only names are collected, so that the second pass can refer to any type by its id whatever the order of the pages.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::QualifiedName;
use crate::config::Config;
use crate::odata::name::{fold, has_words, is_identifier, split_qualified};
use crate::odata::scalar::scalar;
use crate::page::{BodyClaim, Page, PageKind, PropertyRow, ResourcePage, TypeText};
use crate::resolve::property::enumeration_of;
use crate::resolve::types::index::Skeletons;
use crate::resolve::types::skeleton::Skeleton;
use crate::resolve::types::spelling::{Spellings, count_spellings};
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::links::{page_and_anchor, stem};
use crate::text::source::{Sources, Span};

/// A type name while it is being collected.
type Key = (String, String);

struct Collector<'p, 'a> {
    sources: &'a Sources,
    config: &'a Config,
    spellings: Spellings,
    namespaces: BTreeMap<String, BTreeMap<String, usize>>,
    stems: BTreeSet<String>,
    found: BTreeMap<Key, Skeleton<'p>>,
    annotated: BTreeMap<Key, String>,
    diagnostics: Vec<Diagnostic>,
}

/// Collects the types of all pages.
pub(crate) fn collect<'p>(pages: &'p [Page], sources: &Sources, config: &Config) -> (Skeletons<'p>, Vec<Diagnostic>) {
    let mut collector = Collector {
        sources,
        config,
        spellings: count_spellings(pages),
        namespaces: BTreeMap::new(),
        stems: sources.iter().map(|(_, file)| stem(&file.path)).collect(),
        found: BTreeMap::new(),
        annotated: BTreeMap::new(),
        diagnostics: Vec::new(),
    };
    let resources = pages.iter().flat_map(|page| page.resources().map(move |it| (page, it)));
    resources.for_each(|(page, resource)| collector.add_resource(page, resource));
    pages.iter().for_each(|page| collector.add_tables(page));
    pages.iter().for_each(|page| collector.add_listings(page));
    pages.iter().for_each(|page| collector.add_bodies(page));
    collector.finish()
}

/// The namespace a page speaks of: its `Namespace` line, else the default.
pub(crate) fn namespace_of(page: &Page, config: &Config) -> String {
    let line = page.namespace.as_ref().map(|it| it.value.trim().trim_matches('.'));
    line.filter(|it| it.split('.').all(is_identifier)).unwrap_or(&config.namespace).to_owned()
}

/// The type that a resource page's annotation names, as (namespace, name).
pub(crate) fn annotated_type(page: &ResourcePage) -> Option<(Option<&str>, &str, Span)> {
    let annotations = page.representations.iter().filter_map(|it| it.annotation.as_ref());
    let name = annotations.filter_map(|it| it.ty.as_ref()).find_map(|it| it.names.first())?;
    let (namespace, short) = split_qualified(&name.text);
    is_identifier(short).then_some((namespace, short, name.span))
}

/// A page without a table and a representation is about something that has no objects: an anchor of addresses, an alias.
fn describes_nothing(page: &ResourcePage) -> bool {
    let silent = page.properties.is_empty() && page.representations.is_empty() && page.inherits.is_empty();
    silent
        && page.derived.is_empty()
        && !page.says_no_properties
        && page.says_abstract.is_none()
        && page.says_open.is_none()
}

impl<'p> Collector<'p, '_> {
    fn add_resource(&mut self, page: &'p Page, resource: &'p ResourcePage) {
        let annotated = annotated_type(resource);
        if annotated.is_none() && describes_nothing(resource) {
            return;
        }
        let heading = resource.name.as_ref().filter(|it| is_identifier(split_qualified(&it.value).1));
        let (name, span) = match (annotated, heading) {
            (Some((_, name, span)), _) => (name, span),
            (None, Some(heading)) => (split_qualified(&heading.value).1, heading.span),
            (None, None) => {
                let message = "neither the heading nor an annotation gives a name that a type can have";
                self.diagnostics.push(Diagnostic::new(Rule::BadName, message, page.title.span));
                return;
            }
        };
        // `UserFlow`, written like a title, on the page that everyone links to as `identityUserFlow`.
        let stem = stem(&self.sources[page.file].path);
        let is_whole = resource.section.is_none();
        let written_like_a_title =
            is_whole && name.starts_with(|it: char| it.is_ascii_uppercase()) && fold(name) != stem;
        let spelled = Some(self.spellings.best(&stem, None)).filter(|it| written_like_a_title && has_words(it));
        let name = spelled.as_deref().unwrap_or(name);
        let namespace = match (&page.namespace, annotated) {
            (None, Some((Some(namespace), ..))) if self.is_of_vendor(namespace) => namespace.to_owned(),
            _ => namespace_of(page, self.config),
        };
        self.report_name_conflict(
            page,
            &namespace,
            annotated,
            heading.map(|it| (split_qualified(&it.value).1, it.span)),
        );
        let key = self.key(&namespace, name);
        if annotated.is_some() {
            self.annotated.entry(key.clone()).or_insert_with(|| name.to_owned());
        }
        self.entry(key, &namespace, name, span).resources.push((page, resource));
    }

    fn report_name_conflict(
        &mut self,
        page: &Page,
        namespace: &str,
        annotated: Option<(Option<&str>, &str, Span)>,
        heading: Option<(&str, Span)>,
    ) {
        let Some((other_namespace, name, span)) = annotated else { return };
        if let Some(other) = other_namespace.filter(|it| !it.eq_ignore_ascii_case(namespace)) {
            let message = format!("the annotation puts `{name}` into namespace `{other}`, the page into `{namespace}`");
            let line = page.namespace.as_ref().map_or(page.title.span, |it| it.span);
            self.diagnostics
                .push(Diagnostic::new(Rule::NameConflict, message, span).with("the page's namespace", line));
        }
        if let Some((heading, place)) = heading.filter(|(it, _)| !it.eq_ignore_ascii_case(name)) {
            let message = format!("the annotation calls the type `{name}`, the heading calls it `{heading}`");
            // Headings are written for people; what is sent is in annotations and examples.
            let finding = if self.spellings.sent(heading) > self.spellings.sent(name) {
                let advice = format!("correct the annotation: most examples call the type `{heading}`");
                Diagnostic::new(Rule::NameConflict, message, span).with("the heading", place).advising(advice)
            } else {
                let advice = format!("correct the heading: `# {name} resource type`");
                Diagnostic::new(Rule::NameConflict, message, place).with("the annotation", span).advising(advice)
            };
            self.diagnostics.push(finding);
        }
    }

    fn add_tables(&mut self, page: &'p Page) {
        for table in &page.enums {
            let Some(name) = &table.name else { continue };
            let (qualifier, short) = split_qualified(&name.value);
            if !is_identifier(short) || table.members.is_empty() {
                continue;
            }
            let namespace = qualifier.map_or_else(|| namespace_of(page, self.config), str::to_owned);
            let key = self.key(&namespace, short);
            self.entry(key, &namespace, short, name.span).tables.push((page, table));
        }
    }

    /// `importance | importance | The possible values are: …`: an enumeration that has no table anywhere.
    fn add_listings(&mut self, page: &'p Page) {
        self.add_unnamed(page);
        for row in page.rows().filter(|row| !row.values.listed.is_empty()) {
            let [name] = row.ty.names.as_slice() else { continue };
            let (qualifier, short) = split_qualified(&name.text);
            // A page is about its own type; who names something on it names that.
            let is_about = |(linked, anchor): (String, Option<String>)| anchor.is_none() && self.sources_have(&linked);
            let target_known = name.target.as_deref().is_some_and(|it| is_about(page_and_anchor(it)));
            if scalar(&name.text).is_some() || !is_identifier(short) || target_known {
                continue;
            }
            let namespace = qualifier.map_or_else(|| namespace_of(page, self.config), str::to_owned);
            let elsewhere = self.key(&self.config.namespace.clone(), short);
            let key = self.key(&namespace, short);
            let described = |it: &Skeleton<'_>| !it.resources.is_empty() || !it.tables.is_empty();
            if self.found.get(&key).is_some_and(described) || self.found.get(&elsewhere).is_some_and(described) {
                continue;
            }
            self.entry(key, &namespace, short, name.span).listings.push(row);
        }
    }

    /// `status | Enum | Possible values are: …`: an enumeration that is called after its property.
    fn add_unnamed(&mut self, page: &'p Page) {
        for resource in page.resources() {
            let owner = annotated_type(resource).map(|it| it.1);
            let owner = owner.or_else(|| resource.name.as_ref().map(|it| split_qualified(&it.value).1));
            let named = |row: &'p PropertyRow| Some((enumeration_of(owner?, row)?, row));
            for (name, row) in resource.properties.iter().filter_map(named).filter(|it| is_identifier(&it.0)) {
                let namespace = namespace_of(page, self.config);
                let key = self.key(&namespace, &name);
                self.entry(key, &namespace, &name, row.name.span).listings.push(row);
            }
        }
    }

    /// The body table of a request describes a type whose own page is absent.
    fn add_bodies(&mut self, page: &'p Page) {
        let PageKind::Api(api) = &page.kind else { return };
        if api.body.rows.is_empty() {
            return;
        }
        for claim in &api.body.claims {
            let BodyClaim::Represents(TypeText { names, .. }) = &claim.value else { continue };
            let [name] = names.as_slice() else { continue };
            let (qualifier, short) = split_qualified(&name.text);
            if scalar(&name.text).is_some() || !is_identifier(short) {
                continue;
            }
            let namespace = qualifier.map_or_else(|| namespace_of(page, self.config), str::to_owned);
            let known_elsewhere =
                self.found.iter().any(|((_, it), skeleton)| *it == fold(short) && skeleton.bodies.is_empty());
            let target_known = name.target.as_deref().is_some_and(|it| self.sources_have(&page_and_anchor(it).0));
            if known_elsewhere || target_known {
                continue;
            }
            let key = self.key(&namespace, short);
            self.entry(key, &namespace, short, name.span).bodies.push((page, api));
        }
    }

    /// A namespace begins like that of the service: `example.lamps` and `example.rooms`.
    fn is_of_vendor(&self, namespace: &str) -> bool {
        let first = |it: &str| it.split_once('.').map(|it| fold(it.0));
        first(namespace).is_some() && first(namespace) == first(&self.config.namespace)
    }

    fn sources_have(&self, wanted: &str) -> bool {
        self.stems.contains(wanted)
    }

    fn key(&self, namespace: &str, name: &str) -> Key {
        (fold(namespace), fold(name))
    }

    fn entry(&mut self, key: Key, namespace: &str, name: &str, span: Span) -> &mut Skeleton<'p> {
        *self.namespaces.entry(key.0.clone()).or_default().entry(namespace.to_owned()).or_default() += 1;
        self.found.entry(key).or_insert_with(|| Skeleton {
            name: QualifiedName { namespace: namespace.to_owned().into(), name: name.to_owned().into() },
            resources: Vec::new(),
            tables: Vec::new(),
            listings: Vec::new(),
            bodies: Vec::new(),
            span,
        })
    }

    fn finish(mut self) -> (Skeletons<'p>, Vec<Diagnostic>) {
        for (key, skeleton) in &mut self.found {
            let name = &mut skeleton.name;
            let spelled = self.spellings.best(&name.name, self.annotated.get(key).map(String::as_str));
            name.name.decide(spelled.into());
            if let Some(spellings) = self.namespaces.get(&key.0) {
                let most = spellings.iter().rev().max_by_key(|(_, count)| **count);
                most.into_iter().for_each(|(it, _)| name.namespace.decide(it.clone().into()));
            }
            lead_first(skeleton, self.sources);
        }
        // Sorted by the folded key, which the map already is.
        let types: Vec<Skeleton<'p>> = self.found.into_values().collect();
        (Skeletons::index(types, self.sources), self.diagnostics)
    }
}

/// The page named after the type leads: it is the one written about the type rather than about one use of it.
fn lead_first(skeleton: &mut Skeleton<'_>, sources: &Sources) {
    let short = fold(&skeleton.name.name);
    let rank = |page: &Page| {
        let stem = stem(&sources[page.file].path);
        (stem != short, stem.rsplit('-').next() != Some(short.as_str()), page.file)
    };
    skeleton.resources.sort_by_key(|(page, _)| rank(page));
    skeleton.tables.sort_by_key(|(page, table)| (rank(page), table.span));
}
