//! Printed modules: the files, and how they hang together.

use insta::assert_snapshot;

use crate::emit::emit;
use crate::emit::tests::build::{add, doc, enumeration, field, model, module_path, printed, shown, string};
use crate::krate::{Item, Krate};

#[test]
fn modules() {
    let mut krate = Krate { name: "letters".to_owned(), doc: doc("Letters."), ..Krate::default() };
    add(&mut krate, "models", false, vec![]);
    let file = vec![Item::Enum(enumeration("Message", "message", false, &[]))];
    add(&mut krate, "models::message", true, file);
    add(&mut krate, "r#type", false, vec![]);
    add(&mut krate, "me", false, vec![]);
    add(&mut krate, "me::me", false, vec![]);
    for (name, reexports) in [
        ("models", vec!["models::Message", "models::message::Message"]),
        ("me", vec!["models::Message", "models::call_records::Session"]),
    ] {
        let module = krate.modules.get_mut(&module_path(name)).expect("just added");
        module.reexports = reexports.into_iter().map(shown).collect();
    }
    let files = emit(&krate);
    let paths: Vec<_> = files.keys().map(String::as_str).collect();
    assert_eq!(
        paths,
        ["src/lib.rs", "src/me.rs", "src/me/me.rs", "src/models.rs", "src/models/message.rs", "src/type.rs"]
    );
    let texts = ["src/lib.rs", "src/me.rs", "src/models.rs"].map(|path| format!("--- {path}\n{}", files[path]));
    assert_snapshot!(texts.join("\n"));
}

#[test]
fn files_end_in_one_line_break_and_no_line_in_blanks() {
    let item = model("Message", Some("message"), vec![field("subject", "subject", string())]);
    let text = printed(vec![Item::Struct(item)]);
    assert!(text.ends_with("}\n") && !text.ends_with("\n\n"), "{text}");
    assert!(text.lines().all(|line| line.trim_end() == line), "{text}");
}
