//! Tables of templates, arguments and the paths they make.

use super::{encode_query, fill};

#[test]
fn arguments_are_encoded_for_where_they_stand() {
    for (template, args, want) in [
        ("/users", &[][..], "/users"),
        ("/users/{id | userPrincipalName}", &["a b@c.d"], "/users/a%20b@c.d"),
        ("/users/{user-id}/messages/{id}", &["a/b", "AAMk=="], "/users/a%2Fb/messages/AAMk=="),
        ("/users/{id}", &["Zoë?#%"], "/users/Zo%C3%AB%3F%23%25"),
        ("/users/{id}", &["a:b(c)$"], "/users/a%3Ab%28c%29%24"),
        (
            "/me/drive/root:/{item-path}:/children",
            &["/Plans & more/2024 #1.txt"],
            "/me/drive/root:/Plans%20%26%20more/2024%20%231.txt:/children",
        ),
        ("/me/drive/items/{id}:/{name}:/content", &["1!2", "a:b.txt"], "/me/drive/items/1!2:/a%3Ab.txt:/content"),
        ("/reports/f(period='{period}')", &["D7"], "/reports/f(period='D7')"),
        ("/reports/f(a='{a}',b={b},c='{c}')", &["it's", "1", ""], "/reports/f(a='it%27%27s',b=1,c='')"),
        ("/groups/{id}/members/$ref", &["1"], "/groups/1/members/$ref"),
    ] {
        let filled = fill(template, args);
        assert_eq!(filled.path, want);
        assert_eq!(filled.problem, None, "{template}");
    }
}

#[test]
fn query_parameters_of_the_template_are_kept_apart() {
    let filled =
        fill("/me/calendarView?startDateTime={start}&q='{text}'&$count=true", &["2024-01-01T00:00:00+01:00", "it's"]);
    assert_eq!(filled.path, "/me/calendarView");
    let query: Vec<_> = filled.query.iter().map(|(name, value)| (&**name, value.as_str())).collect();
    assert_eq!(query, [("startDateTime", "2024-01-01T00:00:00+01:00"), ("q", "'it''s'"), ("$count", "true")]);
    assert_eq!(encode_query(&filled.query[0].1).collect::<String>(), "2024-01-01T00:00:00%2B01:00");
}

#[test]
fn arguments_that_would_lead_elsewhere_are_refused() {
    for (template, args) in [
        ("/users/{id}", &[".."][..]),
        ("/users/{id}", &["."]),
        ("/users/{id}", &[""]),
        ("/me/drive/root:/{path}:", &["a/../../b"]),
        ("/me/drive/root:/{path}:", &["a//b"]),
        ("/me/drive/root:/{path}:", &["/"]),
        ("/users/{id}/{other}", &["1"]),
        ("/users/{id}", &["1", "2"]),
        ("/users?q={q}", &[]),
    ] {
        assert!(fill(template, args).problem.is_some(), "{template} {args:?}");
    }
}

#[test]
fn odd_templates_are_text() {
    for (template, want) in [("/a{b", "/a%7Bb"), ("", ""), ("/a b", "/a%20b"), ("{", "%7B"), ("/é{", "/%C3%A9%7B")] {
        assert_eq!(fill(template, &[]).path, want);
    }
}
