//! Query options by property, checked by the compiler.

use docwright_runtime::{Capabilities, Collection, Date, Duration, Json, Property, Request};

use crate::models::{Asset, Camera, Condition, Entity, Place, Ports};
use crate::requests;

#[test]
fn options_by_property_and_by_text() {
    let request = requests::list("u")
        .select([Asset::ID, Asset::TYPE])
        .select([Entity::ID])
        .select(["extra"])
        .expand([Asset::PARTS])
        .top(5)
        .skip(10)
        .count();
    assert_eq!(
        request.path_and_query(),
        "/users/u/assets?$select=id,type,id,extra&$expand=parts&$top=5&$skip=10&$count=true"
    );
    let request = requests::list("u")
        .order_by([Asset::NAME.desc()])
        .order_by([Asset::PLACE.then(Place::FLOOR)])
        .order_by(["id desc"]);
    assert_eq!(request.path_and_query(), "/users/u/assets?$orderby=name%20desc,place/floor,id%20desc");
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
        (filter(&Asset::CREATED_DATE_TIME.ge(Date::from("2024-01-01"))), "createdDateTime ge 2024-01-01"),
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
