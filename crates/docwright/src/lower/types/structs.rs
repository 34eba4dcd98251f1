//! Models: every documented entity type and complex type as a struct, every enumeration as an open one.

use crate::api::{Api, ItemType, Scalar, StructDef, TypeDef, TypeId, TypeKind};
use crate::krate::{Doc, Gate, Item, Struct};
use crate::lower::Context;
use crate::lower::docs::items::PAGES;
use crate::lower::docs::operation::Writer;
use crate::lower::docs::rustdoc::{Rustdoc, deprecation, paragraph, push_link};
use crate::lower::types::enumeration::lower_enum;
use crate::lower::types::property::{Draft, flatten, name_fields};
use crate::odata::name::split_qualified;
use crate::text::diagnostic::Diagnostic;
use crate::text::markdown::code;
use crate::text::source::FileId;

/// Lowers every type; the items stand in the order of the types.
pub(crate) fn lower_types(context: Context<'_>, notes: &mut Vec<Diagnostic>) -> Vec<(TypeId, Item)> {
    let Context { writer, drafts, hierarchy: types, areas, .. } = context;
    let api = writer.api;
    // Each description is written once, however many types inherit it.
    let own: Vec<Vec<Draft>> = api
        .types
        .iter()
        .map(|it| match &it.kind {
            TypeKind::Struct(def) => def.properties.iter().filter_map(|it| drafts.property(it)).collect(),
            TypeKind::Enum(_) => Vec::new(),
        })
        .collect();
    let items = api.types.iter().enumerate().map(|(rank, it)| {
        let id = TypeId::of(rank);
        let mut item = match &it.kind {
            TypeKind::Enum(def) => Item::Enum(lower_enum(writer, it, def, drafts.layout.place(id), notes)),
            TypeKind::Struct(def) => {
                let eldest_first = types.bases(id).iter().rev().chain(std::iter::once(&id));
                let mut all = flatten(eldest_first.map(|it| own[it.0 as usize].as_slice()));
                for name in &def.writable {
                    all.iter_mut().filter(|it| it.wire == name.value).for_each(|it| it.read_only = false);
                }
                let (fields, navigation) = name_fields(all, notes);
                Item::Struct(Struct {
                    ident: drafts.layout.place(id).path.ident.clone(),
                    doc: struct_doc(writer, it, def, types.bases(id)),
                    requests: Vec::new(),
                    sections: Doc(pages(writer, it)),
                    odata_name: Some(qualified(it)),
                    doc_url: doc_url(writer.rustdoc, it).to_owned(),
                    fields,
                    navigation,
                    bases: types.bases(id).iter().map(|it| drafts.layout.place(*it).path.clone()).collect(),
                    has_derived: types.has_derived(id),
                    deprecated: deprecation(&it.deprecated),
                    gate: Gate::Always,
                })
            }
        };
        *item.gate_mut() = areas.of_type(id);
        (id, item)
    });
    items.collect()
}

/// `example.graph.message`
pub(crate) fn qualified(it: &TypeDef) -> String {
    if it.name.namespace.is_empty() {
        it.name.name.to_string()
    } else {
        format!("{}.{}", it.name.namespace, it.name.name)
    }
}

/// The address of the page that describes a type, if it is published.
pub(crate) fn doc_url<'r>(rustdoc: &'r Rustdoc<'_>, it: &TypeDef) -> &'r str {
    described(it).map_or("", |file| rustdoc.links.address(file))
}

/// The page that describes a type.
fn described(it: &TypeDef) -> Option<FileId> {
    it.origins.first().filter(|_| it.described).map(|it| it.file)
}

/// A type's name, linked to its page when there is one.
pub(crate) fn type_link(api: &Api, rustdoc: &Rustdoc<'_>, id: TypeId) -> String {
    let it = &api[id];
    let Some(page) = described(it) else { return code(&it.name.name) };
    let mut text = String::new();
    push_link(&mut text, &it.name.name, rustdoc.links.page(page));
    text
}

fn struct_doc(writer: Writer<'_>, it: &TypeDef, def: &StructDef, bases: &[TypeId]) -> Doc {
    let mut lines = Vec::new();
    summary(writer, it, &mut lines);
    let said = lines.iter().any(|line| line.contains("Inherits from"));
    if let Some(base) = &def.missing_base {
        let base = code(split_qualified(base).1);
        let missing = || format!("Inherits from {base}, which no page describes.");
        let text = if said { format!("What it inherits from {base} is not described.") } else { missing() };
        paragraph(text, &mut lines);
    } else if let Some(base) = bases.first().filter(|_| !said) {
        paragraph(format!("Inherits from {}.", type_link(writer.api, writer.rustdoc, *base)), &mut lines);
    }
    if *def.is_abstract {
        paragraph("Abstract: every object is of a derived type.".to_owned(), &mut lines);
    }
    if *def.open {
        paragraph("Open: objects may have properties beyond these.".to_owned(), &mut lines);
    }
    let streams = def.properties.iter().filter(|it| *it.item == ItemType::Scalar(Scalar::Stream));
    let streams: Vec<String> = streams.map(|it| code(&it.name)).collect();
    if !streams.is_empty() {
        paragraph(format!("Content with an address of its own: {}.", streams.join(", ")), &mut lines);
    }
    Doc(lines)
}

/// The description of a type, or a sentence that it has none.
pub(crate) fn summary(writer: Writer<'_>, it: &TypeDef, lines: &mut Vec<String>) {
    writer.rustdoc.introduction(&it.doc, lines);
    if lines.is_empty() {
        let name = code(&it.name.name);
        lines.push(if let Some(used) = values_of(writer.api, it).filter(|_| it.described) {
            used
        } else if it.described {
            format!("{name}, which its page does not explain.")
        } else {
            format!("{name}, which no page describes: this is what other pages say about it.")
        });
    }
}

/// A sentence about an enumeration that nothing explains: `Values of …`, the first property that has it.
fn values_of(api: &Api, it: &TypeDef) -> Option<String> {
    let TypeKind::Enum(_) = &it.kind else { return None };
    let is_same = |item: ItemType| matches!(item, ItemType::Type(id) if std::ptr::eq(&api[id], it));
    let mut holders = api.types.iter().filter_map(|holder| {
        let property = holder.properties().iter().find(|it| is_same(*it.item))?;
        Some(format!("{}.{}", holder.name.name, property.name))
    });
    let first = holders.next()?;
    Some(format!("Values of {}{}.", code(&first), if holders.next().is_some() { " and others" } else { "" }))
}

/// Links to the pages that describe a type, or that name it.
pub(crate) fn pages(writer: Writer<'_>, it: &TypeDef) -> Vec<String> {
    if it.origins.is_empty() {
        return Vec::new();
    }
    let mut lines = Vec::new();
    writer.rustdoc.remarks(&it.remarks, &mut lines);
    paragraph(PAGES.to_owned(), &mut lines);
    lines.push(String::new());
    // A type that is only named may be named very often.
    lines.extend(it.origins.iter().take(MAX_PAGES).map(|span| writer.page(&it.name.name, *span)));
    if let Some(more) = it.origins.len().checked_sub(MAX_PAGES).filter(|it| *it > 0) {
        lines.push(format!("- and {more} more"));
    }
    lines
}

/// How many pages the documentation of a type lists.
const MAX_PAGES: usize = 20;
