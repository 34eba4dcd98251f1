//! Documentation of the crate root: a quick start, how names come about, features by area.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::krate::{
    ArgumentType, Body, Doc, Function, Gate, Item, ItemKind, ItemPath, Krate, Method, ModPath, Response, Runtime,
};
use crate::text::markdown::code;

/// The function of a request, and where it is.
type Place<'k> = (&'k ModPath, &'k Function);

/// The text of the crate root.
pub(crate) fn root(config: &Config, krate: &Krate) -> Doc {
    let service = config.service.address();
    let has_models = krate.modules.keys().any(|it| it.0.first().is_some_and(|it| it.as_str() == "models"));
    let models = if has_models { "[`models`]" } else { "`models`" };
    let mut lines = vec![
        format!("Models and requests of the API at <{service}>."),
        String::new(),
        format!(
            "A request is a plain value: its module is the address, the function what is done there. Models are in {models}. The"
        ),
        "source is generated from the documentation of the API.".to_owned(),
    ];
    let functions = functions(krate);
    quick_start(config, krate, &functions, &mut lines);
    names(&functions, &mut lines);
    if !krate.roots.is_empty() {
        let text = "Many requests go to other addresses of the same thing too: `request.at(root)`, with a root of the module [`roots`].";
        lines.extend([String::new(), text.to_owned()]);
    }
    features(krate, &mut lines);
    Doc(lines)
}

/// All functions, those first that a reader likely looks for: few arguments, a short address, a model that much is about.
fn functions(krate: &Krate) -> Vec<Place<'_>> {
    let mut functions: Vec<Place<'_>> = Vec::new();
    for (path, module) in &krate.modules {
        functions.extend(module.items.iter().filter_map(|it| match it {
            Item::Function(it) => Some((path, it.as_ref())),
            Item::Struct(_) | Item::Enum(_) => None,
        }));
    }
    let mut uses: BTreeMap<&ItemPath, usize> = BTreeMap::new();
    functions.iter().filter_map(|it| model(it.1)).for_each(|it| *uses.entry(it).or_default() += 1);
    let popularity = |it: &Function| model(it).and_then(|it| uses.get(it)).copied().unwrap_or_default();
    functions.sort_by_cached_key(|(path, it)| {
        let depth = path.0.len() + it.arguments.len();
        (it.deprecated.is_some(), depth, usize::MAX - popularity(it), *path, &it.ident)
    });
    functions
}

/// The model that a function answers.
fn model(it: &Function) -> Option<&ItemPath> {
    match &it.response {
        Response::Model(path) | Response::Collection(ItemKind::Struct(path)) => Some(path),
        _ => None,
    }
}

fn quick_start(config: &Config, krate: &Krate, functions: &[Place<'_>], lines: &mut Vec<String>) {
    let reads = |it: &&Place<'_>| it.1.method == Method::Get && it.1.body == Body::None && model(it.1).is_some();
    let plain = |it: &&Place<'_>| it.1.arguments.iter().all(|it| it.ty == ArgumentType::Text);
    let lists = |it: &&Place<'_>| it.1.ident.as_str() == "list" && matches!(it.1.response, Response::Collection(_));
    let candidates = || functions.iter().filter(reads).filter(plain);
    let Some((module, function)) = candidates().find(lists).or_else(|| candidates().next()) else { return };
    let name = krate.path();
    let top = module.0.first().map_or("", |it| it.as_str());
    let arguments: Vec<String> = function.arguments.iter().map(|it| format!("{:?}", it.ident.as_str())).collect();
    let path = ItemPath { module: (*module).clone(), ident: function.ident.clone() };
    let (path, import) = if top.is_empty() { (format!("{name}::{path}"), "") } else { (path.to_string(), top) };
    let (client, of_runtime) = client(config, krate, &name);
    let call = format!("{path}({}).send(&client).await?;", arguments.join(", "));
    let shown = match function.response {
        Response::Collection(_) => ["for it in page.value {", "    println!(\"{it:?}\");", "}"].as_slice(),
        _ => ["println!(\"{page:?}\");"].as_slice(),
    };
    lines.extend(["", "# Quick start", "", "```"].map(str::to_owned));
    lines.extend(condition(krate, krate.gate(module, &function.gate)).map(|it| format!("# #[cfg({it})]")));
    lines.push(format!("# async fn example() -> {name}::Result<()> {{"));
    let import = if import.is_empty() { String::new() } else { format!(", {import}") };
    lines.extend([format!("use {name}::{{AccessToken{of_runtime}{import}}};"), String::new(), client]);
    lines.push(format!("let page = {call}"));
    lines.extend(shown.iter().chain(&["# Ok(())", "# }", "```", ""]).map(|it| (*it).to_owned()));
    lines.push(
        "A function says on its page what it takes, which permissions it needs, and shows the request of its documentation."
            .to_owned(),
    );
}

/// The line that makes a client, and what it needs of the runtime.
fn client(config: &Config, krate: &Krate, name: &str) -> (String, &'static str) {
    let token = "AccessToken::new(\"eyJ0…\")";
    match &krate.service {
        Some(service) => {
            let given = service.parameters.iter().map(|it| format!(", {:?}", it.as_str())).collect::<String>();
            (format!("let client = {name}::client({token}{given})?;"), "")
        }
        // A layer knows where its service is; the plain runtime does not.
        None if krate.runtime == Runtime::default() => {
            (format!("let client = Client::at({:?}, {token}).build()?;", config.service.address()), ", Client")
        }
        None => (format!("let client = Client::new({token})?;"), ", Client"),
    }
}

/// The condition of a gate, as attributes have it.
fn condition(krate: &Krate, gate: &Gate) -> Option<String> {
    let Gate::Any(features) = gate else { return None };
    let names = features.iter().filter_map(|it| krate.feature(*it)).map(|it| format!("feature = {:?}", it.name));
    let names: Vec<String> = names.collect();
    Some(if names.len() == 1 { names.concat() } else { format!("any({})", names.join(", ")) })
}

/// Requests of this crate beside the functions that make them: one for each thing that can be done.
fn names(functions: &[Place<'_>], lines: &mut Vec<String>) {
    let verbs = ["list", "get", "create", "update", "delete"];
    // What is done with one of several says so by its key.
    let has_key = |it: &Place<'_>| it.1.arguments.len() == 1;
    let of_verb = |verb: &str| {
        let found = || functions.iter().filter(|it| it.1.ident.as_str() == verb);
        let wants_key = !matches!(verb, "list" | "create");
        found().find(|it| has_key(it) == wants_key).or_else(|| found().next())
    };
    let is_action = |it: &&Place<'_>| matches!(it.1.body, Body::Parameters { .. }) && it.1.variant.is_none();
    let rows: Vec<&Place<'_>> = verbs.into_iter().filter_map(of_verb).chain(functions.iter().find(is_action)).collect();
    if rows.is_empty() {
        return;
    }
    lines.extend(["", "# Names", "", "| request | function |", "|---|---|"].map(str::to_owned));
    for (module, it) in rows {
        let path = ItemPath { module: (*module).clone(), ident: it.ident.clone() };
        let mut arguments: Vec<&str> = it.arguments.iter().map(|it| it.ident.as_str()).collect();
        arguments.extend(body(&it.body));
        let call = format!("{path}({})", arguments.join(", "));
        let request = it.endpoint.request.replace('|', "\\|");
        lines.push(format!("| {} | {} |", code(&request), code(&call)));
    }
    lines.push(String::new());
    for line in [
        "- Names in the address are modules, keys are arguments. The function is called after the method, or after the action or",
        "  function that the address ends with.",
        "- `…Body` beside a function holds the parameters of its action; `model!` writes models and parameters as literals.",
        "- Fields are called as the API calls them, in `snake_case`; a constant stands for a property in queries: `NAME` for `name`.",
        "- The constant beside a function, its name in capitals, says which permissions its request needs.",
    ] {
        lines.push(line.to_owned());
    }
}

/// The name of the argument that is sent.
fn body(body: &Body) -> Option<&'static str> {
    match body {
        Body::None | Body::Blank => None,
        Body::Reference => Some("&link"),
        Body::Content => Some("content"),
        Body::Parameters { optional: true, .. } => Some("Some(&body)"),
        Body::Model { .. } | Body::Parameters { optional: false, .. } | Body::Json => Some("&body"),
    }
}

fn features(krate: &Krate, lines: &mut Vec<String>) {
    if krate.features.is_empty() {
        return;
    }
    lines.extend(["", "# Features", ""].map(str::to_owned));
    lines.push("Each product area is a feature. `full`, the default, is all of them.".to_owned());
    lines.extend(["", "| feature | functions | models |", "|---|--:|--:|"].map(str::to_owned));
    // What is not an area turns on others.
    for it in krate.features.iter().filter(|it| it.enables.is_empty()) {
        lines.push(format!("| {} | {} | {} |", code(&it.name), it.size.functions, it.size.models));
    }
}
