//! Query options by property, checked by the compiler.

use docwright_runtime::{Capabilities, Collection, Duration, Json, Property, Request};

use crate::models::{Asset, Camera, Condition, Entity, Place, Ports};
use crate::requests;

#[test]
fn options_by_property_and_by_text() {
    let request = requests::list("u")
        .select((Asset::ID, Asset::ACTIVE))
        .select([Entity::ID])
        .select(["extra"])
        .expand([Asset::PARTS])
        .top(5)
        .skip(10)
        .count();
    assert_eq!(
        request.path_and_query(),
        "/users/u/assets?$select=id,active,id,extra&$expand=parts&$top=5&$skip=10&$count=true"
    );
    let request = requests::list("u")
        .order_by([Asset::NAME.desc()])
        .order_by((Asset::PLACE.then(Place::FLOOR), Asset::ACTIVE.desc(), Entity::ID.asc()))
        .order_by(["id desc"]);
    assert_eq!(request.path_and_query(), "/users/u/assets?$orderby=name%20desc,place/floor,active%20desc,id,id%20desc");
    let request = requests::list("u").search("blue chair").query("$custom", "a&b=c");
    assert_eq!(request.path_and_query(), "/users/u/assets?$search=%22blue%20chair%22&$custom=a%26b=c");
    assert_eq!(requests::list("u").search("\"a:b\"").query_options().collect::<Vec<_>>(), [("$search", "\"a:b\"")]);
    // Properties of a base type are properties of the derived one.
    let request: Request<Collection<Camera>> =
        Request::get("/cameras", &[]).select([Asset::NAME]).filter(Entity::ID.eq("1"));
    assert_eq!(request.path_and_query(), "/cameras?$select=name&$filter=id%20eq%20'1'");
    // Where the model is unknown text is all there is.
    let request: Request<Json> = Request::get("/x", &[]).select(["a"]).filter("b eq 1").filter(String::from("c eq 2"));
    assert_eq!(request.path_and_query(), "/x?$select=a&$filter=c%20eq%202");
}

#[test]
fn conditions() {
    let filter = |text: &docwright_runtime::Filter<Asset>| text.to_string();
    for (got, want) in [
        (filter(&Asset::ACTIVE.eq(false)), "active eq false"),
        (filter(&Asset::NAME.ne("it's")), "name ne 'it''s'"),
        (filter(&Asset::CONDITION.eq(Condition::WORN)), "condition eq 'worn'"),
        (filter(&Asset::PORTS.has(Ports::USB | Ports::POWER)), "ports has 'power,usb'"),
        (filter(&Asset::CONDITION.ne("new")), "condition ne 'new'"),
        (filter(&Asset::CREATED_DATE_TIME.ge("2024-01-01T00:00:00Z")), "createdDateTime ge 2024-01-01T00:00:00Z"),
        (filter(&Asset::NAME.eq(None::<&str>)), "name eq null"),
        (filter(&Asset::SETTINGS.eq("a").or(Asset::SETTINGS.eq(1))), "settings eq 'a' or settings eq 1"),
        (
            filter(&Asset::SPECS.then(crate::models::Specs::WARRANTY).lt(Duration::from("P1D"))),
            "specs/warranty lt duration'P1D'",
        ),
        (filter(&Asset::SPECS.then(crate::models::Specs::WEIGHT).le(1.5)), "specs/weight le 1.5"),
        (filter(&Asset::SPECS.then(crate::models::Specs::SIZE).gt(7i64)), "specs/size gt 7"),
        (
            filter(&Asset::NAME.starts_with("a'b").and(Asset::NAME.ends_with("c"))),
            "startswith(name,'a''b') and endswith(name,'c')",
        ),
        (
            filter(&Asset::NAME.contains("x").or(Asset::PIN.eq_null()).and(Asset::TYPE.ne_null())),
            "(contains(name,'x') or pin eq null) and type ne null",
        ),
        (filter(&!Asset::ACTIVE.eq(true).or(Entity::ID.eq("1"))), "not (active eq true or id eq '1')"),
        (filter(&Asset::NAME.is_in(["a", "b'"])), "name in ('a','b''')"),
    ] {
        assert_eq!(got, want);
    }
}

#[test]
fn properties_tell_what_is_documented() {
    assert_eq!((Asset::NAME.name(), Asset::NAME.to_string()), ("name", "name".to_owned()));
    const NAME: Capabilities = Asset::NAME.capabilities();
    assert_eq!(NAME.filter_operators().collect::<Vec<_>>(), ["eq", "startswith"]);
    assert!(NAME.can_order_by() && NAME.can_filter() && !NAME.can_search());
    assert!(Asset::TAGS.capabilities().returned_only_on_select() && Asset::PARTS.capabilities().can_expand());
    assert_eq!(Asset::ID.capabilities(), Capabilities::default());
    const ANY: Property<Asset> = Property::new("any", "$filter $count");
    assert!(ANY.capabilities().can_filter_by("gt") && ANY.capabilities().filter_operators().next().is_none());
}

#[test]
fn conditions_on_items() {
    let filter = |it: docwright_runtime::Filter<Asset>| it.to_string();
    for (got, want) in [
        (filter(Asset::TAGS.any(|it| it.eq("red"))), "tags/any(x:x eq 'red')"),
        (filter(Asset::HISTORY.all(|it| it.ne(Condition::WORN))), "history/all(x:x ne 'worn')"),
        (
            filter(Asset::ROUTE.any(|it| it.then(Place::WITHIN).then(Place::FLOOR).gt(2))),
            "route/any(x:x/within/floor gt 2)",
        ),
        (
            filter(Asset::PARTS.any(|it| it.clone().then(Asset::ACTIVE).eq(true).and(it.then(Asset::NAME).ne_null()))),
            "parts/any(x:x/active eq true and x/name ne null)",
        ),
        (
            filter(Asset::PARTS.all(|it| it.then(Asset::PARTS).any(|it| it.then(Asset::TAGS).any(|it| it.eq("a"))))),
            "parts/all(x:x/parts/any(x1:x1/tags/any(x2:x2 eq 'a')))",
        ),
        (
            filter(Asset::PARTS.any(|_| "x/extra eq 1").and(Asset::ACTIVE.eq(true))),
            "parts/any(x:x/extra eq 1) and active eq true",
        ),
        (filter(Asset::SETTINGS.any(|it| it.then(Place::FLOOR).eq(7))), "settings/any(x:x/floor eq 7)"),
        (filter(Asset::TAGS.count().gt(2)), "tags/$count gt 2"),
        (filter(Asset::OWNER.then(Entity::ID).eq("7")), "owner/id eq '7'"),
    ] {
        assert_eq!(got, want);
    }
}

#[test]
fn related_objects_with_options() {
    let parts = Asset::PARTS
        .expand()
        .select((Asset::NAME, Asset::ACTIVE, "extra"))
        .filter(Asset::ACTIVE.eq(true))
        .order_by((Asset::NAME.desc(), Asset::ID))
        .top(5)
        .skip(1)
        .count()
        .search("blue")
        .expand(Asset::OWNER.expand().select([Entity::ID]))
        .query("$levels", "2");
    let request = requests::list("u").expand(parts).expand((Asset::OWNER, Asset::PARTS.expand(), "more($top=1)"));
    let options: Vec<_> = request.query_options().collect();
    let want = "parts($select=name,active,extra;$filter=active eq true;$orderby=name desc,id;$top=5;$skip=1;$count=true;\
                $search=\"blue\";$expand=owner($select=id);$levels=2),owner,parts,more($top=1)";
    assert_eq!(options, [("$expand", want)]);
    let none: [&str; 0] = [];
    assert_eq!(requests::list("u").select(none).query_options().count(), 0);
}

#[test]
fn any_answer_that_may_be_a_list_has_its_options() {
    let sent = |it: Request<Json>| it.path_and_query();
    assert_eq!(sent(Request::get("/x", &[]).top(1).select([Asset::NAME])), "/x?$top=1&$select=name");
    let count: Request<i64> = Request::get("/x/$count", &[]).filter("a eq 1");
    assert_eq!(count.path_and_query(), "/x/$count?$filter=a%20eq%201");
    let one = requests::list("u").with_response().top(1);
    assert_eq!(one.path_and_query(), "/users/u/assets?$top=1");
}
