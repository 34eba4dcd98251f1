//! Tests of what is compiled for which product area.

use crate::api::{Body, Response, TypeId};
use crate::krate::{Gate, Item, Krate};
use crate::lower::tests::testing::{Docs, functions, path_text};
use crate::text::source::{Sources, Span, Spanned};

/// An API under construction, with products.
struct Areas(Docs);

fn said(product: &str) -> Spanned<String> {
    let sources = Sources::from_texts([("a.md", "")]);
    let file = sources.iter().next().unwrap().0;
    Spanned::new(product.to_owned(), Span::at_start(file))
}

impl Areas {
    fn model(&mut self, name: &str, product: &str, base: Option<TypeId>, properties: &[&str]) -> TypeId {
        let id = self.0.model(name, base, properties);
        self.0.api.types[id.0 as usize].product = (!product.is_empty()).then(|| said(product));
        id
    }

    fn get(&mut self, product: &str, request: &str, response: &str) {
        let response = self.0.response(response);
        self.0.add('a', &[request], Body::Empty, response).product = Some(said(product));
    }
}

/// A gate as text.
fn text(krate: &Krate, gate: &Gate) -> String {
    let Gate::Any(ids) = gate else { return "always".to_owned() };
    let names: Vec<&str> = ids.iter().map(|id| krate.features[id.0 as usize].name.as_str()).collect();
    names.join("+")
}

/// The gates of models, of the modules that hold them, by name.
fn models(krate: &Krate) -> Vec<String> {
    let private = krate.modules.values().filter(|it| it.private);
    private.map(|it| format!("{}: {}", it.items[0].ident(), text(krate, &it.gate))).collect()
}

/// Five areas, so that what three need is for all.
fn garden() -> Areas {
    let mut docs = Areas(Docs::new());
    let thing = docs.model("thing", "", None, &["id: String"]);
    docs.model("tag", "", None, &["text: String"]);
    docs.model("person", "", None, &["name: String"]);
    docs.model("pot", "b", Some(thing), &["label: tag"]);
    docs.model("plant", "a", Some(thing), &["label: tag", "owner -> person", "pot -> pot"]);
    docs.model("relic", "", None, &["id: String"]);
    docs.get("a", "GET /plants/{id}", "plant");
    docs.get("b", "GET /pots/{id}", "pot");
    for (area, path) in [("c", "GET /rooms"), ("d", "GET /doors"), ("e", "GET /walls")] {
        docs.get(area, path, "thing");
    }
    docs
}

#[test]
fn models_are_compiled_for_whoever_needs_them() {
    let krate = garden().0.lower().0;
    let want = ["Person: a", "Plant: a", "Pot: b", "Relic: always", "Tag: a+b", "Thing: always"];
    assert_eq!(models(&krate), want);
    let sizes: Vec<_> = krate.features.iter().map(|it| (it.name.as_str(), it.size.own, it.size.models)).collect();
    let want = [("a", 1, 5), ("b", 1, 4), ("c", 0, 2), ("d", 0, 2), ("e", 0, 2), ("full", 2, 6), ("default", 2, 6)];
    assert_eq!(sizes, want);
    assert_eq!((krate.always.functions, krate.always.models), (0, 2));
}

#[test]
fn no_condition_names_more_areas_than_anyone_reads() {
    for (count, wants) in [(64, 64), (65, 0)] {
        let mut docs = Areas(Docs::new());
        docs.model("tag", "", None, &["text: String"]);
        docs.model("thing", "", None, &["label: tag"]);
        docs.model("other", "", None, &["id: String"]);
        for it in 0..160 {
            let response = if it < count { "thing" } else { "other" };
            docs.get(&format!("a{it}"), &format!("GET /rooms{it}"), response);
        }
        let krate = docs.0.lower().0;
        let named =
            |it: &String| it.split(": a").nth(1).filter(|it| *it != "lways").map_or(0, |it| it.split('+').count());
        assert_eq!(models(&krate).iter().map(named).collect::<Vec<_>>(), [0, wants, wants], "{count}");
    }
}

#[test]
fn accessors_are_there_when_what_they_lead_to_is() {
    let krate = garden().0.lower().0;
    let plant = krate.modules.values().flat_map(|it| &it.items).find_map(|it| match it {
        Item::Struct(it) if it.ident.as_str() == "Plant" => Some(it),
        _ => None,
    });
    let gates = plant.expect("a plant").navigation.iter();
    let gates: Vec<String> = gates.map(|it| format!("{}: {}", it.wire, text(&krate, &it.gate))).collect();
    assert_eq!(gates, ["owner: always", "pot: b"]);
}

#[test]
fn derived_types_come_with_functions_that_take_them() {
    let mut docs = garden();
    let pot = TypeId(3);
    docs.model("kettle", "", Some(pot), &["litres: Int32"]);
    let body = docs.0.value("pot");
    docs.0.add('b', &["POST /pots"], body, Response::Empty).product = Some(said("e"));
    let models = models(&docs.0.lower().0);
    assert!(models.contains(&"Kettle: e".to_owned()) && models.contains(&"Pot: b+e".to_owned()), "{models:?}");
}

#[test]
fn a_condition_stands_once_and_at_the_widest_place() {
    let mut docs = Docs::new();
    for (product, request) in [
        ("a", "GET /plants"),
        ("a", "GET /plants/{id}/leaves"),
        ("b", "GET /pots/{id}"),
        ("a", "GET /pots/{id}/plants"),
        ("c", "GET /rooms"),
        ("d", "GET /walls"),
    ] {
        docs.add('a', &[request], Body::Empty, Response::Empty).product = Some(said(product));
    }
    let krate = docs.lower().0;
    let modules = krate.modules.iter();
    let modules = modules.map(|(path, it)| {
        format!("{}: {}, runtime {}", path_text(path), text(&krate, &it.gate), text(&krate, &it.runtime))
    });
    let want = [
        "plants: a, runtime always",
        "plants::leaves: always, runtime always",
        "pots: a+b, runtime b",
        "pots::plants: a, runtime always",
        "rooms: c, runtime always",
        "walls: d, runtime always",
    ];
    assert_eq!(modules.collect::<Vec<_>>(), want);
    let gates: Vec<String> = functions(&krate).map(|(_, it)| text(&krate, &it.gate)).collect();
    assert_eq!(gates, ["always", "always", "b", "always", "always", "always"]);
}

#[test]
fn parameters_are_shown_when_they_are_there() {
    let mut docs = Docs::new();
    for (page, product, request) in [('a', "a", "GET /plants"), ('b', "b", "GET /rooms/{id}/plants")] {
        docs.add(page, &[request], Body::Empty, Response::Empty).product = Some(said(product));
    }
    let body = Body::Parameters(vec![docs.property("water: Int32")]);
    let requests = ["POST /plants/{id}/!water", "POST /rooms/{id}/plants/{id}/!water"];
    docs.add('c', &requests, body, Response::Empty).product = Some(said("a"));
    let krate = docs.lower().0;
    let module = krate.modules.iter().find(|(path, _)| path_text(path) == "rooms::plants").expect("a module").1;
    let shown: Vec<String> = module.reexports.iter().map(|it| text(&krate, &it.gate)).collect();
    assert_eq!(shown, ["a"]);
}

#[test]
fn one_area_is_no_choice() {
    let mut docs = Areas(Docs::new());
    docs.model("plant", "a", None, &["id: String"]);
    docs.get("A", "GET /plants", "plant");
    let krate = docs.0.lower().0;
    assert!(krate.features.is_empty());
    assert_eq!(models(&krate), ["Plant: always"]);
}
