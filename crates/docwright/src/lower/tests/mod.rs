//! Tests of what requests become as a whole.

#[cfg(test)]
mod areas;
#[cfg(test)]
mod markdown;
#[cfg(test)]
mod models;
#[cfg(test)]
pub(crate) mod testing;

use crate::api::{Body, Response};
use crate::krate::{self, ArgumentPlace, Item};
use crate::lower::tests::testing::{Docs, functions, path_text};

#[test]
fn the_url_is_the_name() {
    let mut docs = Docs::new();
    for name in ["user", "message", "drive", "summary", "directoryObject"] {
        docs.model(name, None, &["id: String"]);
    }
    for (page, request, body, response) in [
        ('a', "GET /users", Body::Empty, docs.response("user*")),
        ('b', "GET /users/{id | userPrincipalName}", Body::Empty, docs.response("user")),
        ('c', "GET /me/messages", Body::Empty, docs.response("message*")),
        ('d', "PATCH /me/messages/{id}", docs.value("message"), docs.response("message")),
        ('e', "POST /users/{id}/!sendMail", Body::Unknown, Response::Empty),
        ('f', "GET /users/delta()", Body::Empty, docs.response("user*")),
        ('g', "POST /groups/{id}/members/$ref", Body::Reference, Response::Empty),
        ('h', "DELETE /groups/{id}/members/{id}/$ref", Body::Empty, Response::Empty),
        ('i', "GET /me/photo/$value", Body::Empty, Response::Content { declares: None }),
        ('j', "GET /me/drive/root:/{item-path}:/children", Body::Empty, docs.response("drive*")),
        ('k', "GET /reports/getDetail(period='{period}')", Body::Empty, Response::Content { declares: None }),
        ('k', "GET /reports/getDetail(date={date})", Body::Empty, Response::Content { declares: None }),
        ('l', "POST /deviceManagement/scripts/{scriptId}/runSummary", docs.value("summary"), docs.response("summary")),
        ('m', "POST /deviceManagement/scripts/{scriptId}/runSummary/$ref", docs.value("summary"), Response::Empty),
    ] {
        docs.add(page, &[request], body, response);
    }
    assert_eq!(
        docs.calls(),
        [
            "device_management::scripts::run_summary::add_ref(script_id)",
            "device_management::scripts::run_summary::create(script_id)",
            "groups::members::add_ref(group_id)",
            "groups::members::remove_ref(group_id, member_id)",
            "me::drive::root::by_path::children::list(item_path)",
            "me::messages::list()",
            "me::messages::update(message_id)",
            "me::photo::get_content()",
            "reports::get_detail(period)",
            "reports::get_detail_by_date(date)",
            "users::delta()",
            "users::get(user_id)",
            "users::list()",
            "users::send_mail(user_id)",
        ]
    );
    assert_eq!(docs.notes(), [""; 0]);
}

#[test]
fn verbs_for_every_end_of_a_path() {
    let mut requests = Vec::new();
    for method in ["GET", "POST", "PATCH", "PUT", "DELETE"] {
        for path in ["/a", "/a/{id}", "/a/{id}/$ref", "/b/{id}/$value", "/c/$count", "/d:/{path}", "/e/example.graph.x"]
        {
            requests.push(format!("{method} {path}"));
        }
    }
    let requests: Vec<&str> = requests.iter().map(String::as_str).collect();
    let calls = Docs::of(&requests).calls().join(" ");
    assert_eq!(
        calls,
        "a::add_ref(a_id) a::create() a::delete() a::delete_by_a_id(a_id) a::get() \
         a::get_by_a_id(a_id) a::get_ref(a_id) a::post(a_id) a::remove_ref(a_id) a::set() a::set_by_a_id(a_id) a::set_ref(a_id) \
         a::update() a::update_by_a_id(a_id) a::update_ref(a_id) b::delete_content(b_id) \
         b::get_content(b_id) b::post_content(b_id) b::set_content(b_id) b::update_content(b_id) \
         c::count() c::delete_count() c::post_count() c::set_count() c::update_count() \
         d::by_path::delete(path) d::by_path::get(path) d::by_path::post(path) d::by_path::set(path) \
         d::by_path::update(path) e::as_x::create() e::as_x::delete() e::as_x::get() e::as_x::set() \
         e::as_x::update()"
    );
}

#[test]
fn arguments_are_named_after_what_they_identify() {
    for (request, expected) in [
        ("GET /users/{id | userPrincipalName}", "users::get(user_id)"),
        ("GET /users/{usersId}/x", "users::x::get(user_id)"),
        ("GET /w/tables/{id|name}", "w::tables::get(table_id)"),
        ("GET /w/names/{name}", "w::names::get(name)"),
        ("GET /w/charts/{name}", "w::charts::get(chart_name)"),
        ("GET /x/{}/y/{undefined}", "x::y::get(x_id, y_id)"),
        ("GET /{id}/x", "x::get(id)"),
        ("GET /scripts/{deviceScriptId}", "scripts::get(device_script_id)"),
        ("GET /users/{id}/users/{id}", "users::users::get(user_id, user_user_id)"),
        ("GET /a/{x}/b/{x}/b/{x}", "a::b::b::get(x, b_x, b_x_2)"),
        ("POST /a/{content}/x", "a::x::create(a_content)"),
        ("GET /a/{type}/x/{self}", "a::x::get(r#type, self_)"),
        ("GET /w/cell(row={row},column={column})", "w::cell(row, column)"),
        ("GET /v?startDateTime={s}&endDateTime={e}", "v::get(start_date_time, end_date_time)"),
    ] {
        assert_eq!(Docs::of(&[request]).calls(), [expected], "{request}");
    }
}

#[test]
fn overloads_add_the_arguments_that_only_they_have() {
    for (requests, expected) in [
        (&["GET /w/range()", "GET /w/range(address='{a}')"][..], &["w::range()", "w::range_by_address(address)"][..]),
        (&["GET /w/image", "GET /w/image(width={w})"], &["w::image()", "w::image_by_width(width)"]),
        (
            &["GET /sites", "GET /sites?search={q}", "GET /sites/{id}"],
            &["sites::get(site_id)", "sites::list()", "sites::list_by_search(search)"],
        ),
        (&["GET /f", "GET /f/{id}", "GET /f?deep=true"], &["f::get(f_id)", "f::list()", "f::list_with_deep_true()"]),
        (&["GET /x/f(b={b})", "GET /x/f(a={a})"], &["x::f(a)", "x::f_by_b(b)"]),
        (&["GET /apps/{id}", "GET /apps(appId='{appId}')"], &["apps::get(app_id)", "apps::get_by_app_id(app_id)"]),
        (&["PATCH /a-b", "PATCH /aB"], &["a_b::update()", "a_b::update_ab()"]),
    ] {
        assert_eq!(Docs::of(requests).calls(), expected, "{requests:?}");
    }
}

#[test]
fn one_page_with_all_overloads_says_which_is_the_plain_one() {
    let mut docs = Docs::new();
    docs.add('a', &["GET /r/f(period='{p}')", "GET /r/f(date={d})"], Body::Empty, Response::Content { declares: None });
    assert_eq!(docs.calls(), ["r::f(period)", "r::f_by_date(date)"]);
}

#[test]
fn calls_make_way_for_verbs() {
    for (requests, expected) in [
        (["PATCH /x", "POST /x/!update"], ["x::update()", "x::update_action()"]),
        (["GET /x/{id}", "GET /x/get()"], ["x::get(x_id)", "x::get_function()"]),
        (["GET /x/f()", "POST /x/!f"], ["x::f()", "x::f_action()"]),
        (["GET /x/range(a='{a}')", "PATCH /x/range(a='{a}')"], ["x::range(a)", "x::range::update(a)"]),
    ] {
        assert_eq!(Docs::of(&requests).calls(), expected, "{requests:?}");
    }
}

#[test]
fn modules_keep_clear_of_names_with_a_meaning() {
    let docs = Docs::of(&[
        "GET /models",
        "GET /lib/mod",
        "GET /type/1st",
        "POST /$batch",
        "GET /x/example.graph.callRecords.session",
    ]);
    assert_eq!(
        docs.calls(),
        [
            "batch::create()",
            "lib_::mod_::get()",
            "models_::get()",
            "r#type::v1st::get()",
            "x::as_call_records_session::get()"
        ]
    );
    let notes = docs.notes();
    assert!(
        notes.contains(&"name-adjusted: `models` is named `models_`: generated code needs the plain name".to_owned()),
        "{notes:?}"
    );
    assert!(
        notes.contains(&"name-adjusted: `1st` is named `v1st`: a name cannot begin with a digit".to_owned()),
        "{notes:?}"
    );
}

#[test]
fn the_order_of_operations_does_not_matter() {
    let mut docs = Docs::new();
    docs.model("thing", None, &["id: String"]);
    let requests = [
        "GET /w/range()",
        "GET /w/range(address='{a}')",
        "POST /w/!range",
        "PATCH /a-b",
        "PATCH /aB",
        "PATCH /a_b",
        "GET /x/{id}",
        "GET /x/{name}",
        "GET /x/{other}",
        "GET /x",
        "GET /x?q={q}",
        "GET /x/get()",
    ];
    for (page, request) in ('a'..).zip(requests) {
        let response = if page < 'f' { docs.response("thing") } else { docs.response("thing*") };
        let row = docs.property("a: String");
        docs.add(page, &[request], Body::Parameters(vec![row]), response);
    }
    // A line knows the rank of its operation, which is what changes here.
    let shown = |docs: &Docs| {
        let text = format!("{:?}", docs.lower());
        let parts = text.split("Line { operation: ").map(|it| it.trim_start_matches(|it: char| it.is_ascii_digit()));
        parts.collect::<String>()
    };
    let expected = shown(&docs);
    for _ in 0..docs.api.operations.len() {
        docs.api.operations.rotate_left(1);
        docs.api.operations.swap(0, 5);
        assert_eq!(shown(&docs), expected);
    }
}

#[test]
fn files_and_titles_do_not_name_anything() {
    let name = |pages: [char; 3]| {
        let mut docs = Docs::new();
        for (page, request) in pages.into_iter().zip(["GET /x/f(b={b})", "GET /x/f(a={a})", "GET /x/{id}"]) {
            docs.add(page, &[request], Body::Empty, Response::Empty).title.value = format!("Title {page}");
        }
        docs.calls()
    };
    assert_eq!(name(['a', 'b', 'c']), name(['c', 'b', 'a']));
}

#[test]
fn templates_and_places_of_arguments() {
    for (request, template, place) in [
        ("GET /a/{id}/b", "/a/{}/b", ArgumentPlace::Segment),
        ("GET /r/f(p='{p}')", "/r/f(p='{}')", ArgumentPlace::Quoted),
        ("GET /d/root:/{item-path}:/c", "/d/root:/{}:/c", ArgumentPlace::Path),
        ("GET /v?from={x}", "/v", ArgumentPlace::Query("from".to_owned())),
    ] {
        let function = Docs::of(&[request]).function();
        assert_eq!((function.template.as_str(), &function.arguments[0].place), (template, &place));
    }
}

#[test]
fn nothing_tells_some_requests_apart() {
    let docs = Docs::of(&["PATCH /a-b", "PATCH /a_b"]);
    assert_eq!(docs.calls(), ["a_b::update()", "a_b::update_a_b()"]);
    let docs = Docs::of(&["PATCH /a-b", "PATCH /a_b", "PATCH /a.b"]);
    assert_eq!(docs.calls().len(), 2);
    assert!(docs.notes().iter().any(|it| it.starts_with("name-collision")), "{:?}", docs.notes());
}

#[test]
fn parameters_are_shared_by_the_lines_of_an_operation() {
    let mut docs = Docs::new();
    let row = docs.property("comment: String");
    docs.add('a', &["POST /users/{id}/!send", "POST /me/!send"], Body::Parameters(vec![row]), Response::Empty);
    let (krate, _) = docs.lower();
    let shown: Vec<String> = krate
        .modules
        .iter()
        .flat_map(|(path, it)| {
            let items = it.items.iter().filter_map(|it| match it {
                Item::Struct(it) => Some(it.ident.to_string()),
                _ => None,
            });
            let reexports =
                it.reexports.iter().map(|it| format!("use {}::{}", path_text(&it.path.module), it.path.ident));
            items.chain(reexports).map(|it| format!("{}: {it}", path_text(path))).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(shown, ["me: SendBody", "users: use me::SendBody"]);
    for (_, function) in functions(&krate) {
        let krate::Body::Parameters { path, .. } = &function.body else { panic!("{:?}", function.body) };
        assert_eq!(path_text(&path.module), "me");
    }
}

#[test]
fn a_reference_is_single_where_it_is_replaced() {
    let mut docs = Docs::new();
    docs.add('a', &["GET /x/owner/$ref"], Body::Empty, Response::References);
    docs.add('b', &["PUT /x/owner/$ref"], Body::Reference, Response::Empty);
    docs.add('c', &["GET /x/members/$ref"], Body::Empty, Response::References);
    assert_eq!(docs.calls(), ["x::members::list_refs()", "x::owner::get_ref()", "x::owner::set_ref()"]);
    let (krate, _) = docs.lower();
    let response_types: Vec<krate::Response> = functions(&krate).map(|(_, it)| it.response.clone()).collect();
    assert_eq!(response_types, [krate::Response::References, krate::Response::Json, krate::Response::Nothing]);
}
