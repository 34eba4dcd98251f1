//! `model!`, and the macro that reads the fields of a literal one by one.

/// Makes a model, or the body of an action, from a literal that looks like the JSON that is sent.
///
/// A field that is not named is absent, and is not sent. A value may be
/// - text for texts, enums, dates; a number, a truth value;
/// - `Type { … }` for another model, boxed or not, of the type of the field or of a type derived from it, which is then told to the service;
/// - `[…]` for lists, whose items are such values again;
/// - any expression of a fitting type, or an `Option` of it; a field alone, if a variable has its name;
/// - `null`, which clears the property on the service.
///
/// `"name": value` sets a property that no page documents, `set_members([…])` a relationship, by its method,
/// `bind(Group::MEMBERS, [users::get("7")])` links to what is there already ([`Model::bind`](crate::Model::bind)); `..base` at the end
/// takes all else from a model of the same type.
///
/// A value that cannot be written (one that a base type documents differently, or one nested without end) is an error when the model is sent.
///
/// ```
/// use docwright_runtime::{Reference, json, model};
///
/// let link = model!(Reference { odata_id: "https://…", "note": ["a", 1] });
/// assert_eq!(json::to_string(&link)?, r#"{"@odata.id":"https://…","note":["a",1]}"#);
/// let other = model!(Reference { odata_id: null, ..link });
/// assert_eq!(json::to_string(&other)?, r#"{"@odata.id":null,"note":["a",1]}"#);
/// # Ok::<(), docwright_runtime::Error>(())
/// ```
///
/// Names are checked by the compiler, `no field `odata_ip` on type `Reference`, a field with a similar name exists: `odata_id``:
///
/// ```compile_fail,E0609
/// use docwright_runtime::{Reference, model};
///
/// let link = model!(Reference { odata_ip: "https://…" });
/// ```
///
/// So are values, `` `bool` cannot be given for a property of type `String` ``:
///
/// ```compile_fail,E0277
/// use docwright_runtime::{Reference, model};
///
/// let link = model!(Reference { odata_id: true });
/// ```
#[macro_export]
macro_rules! model {
    ($($name:ident)::+ { $($fields:tt)* }) => {
        $crate::__model!(@fields ($($name)::+) [] $($fields)* ,)
    };
    ($($other:tt)*) => {
        ::core::compile_error!("a literal looks like this: model!(Type { field: value, other: [value], ..base })")
    };
}

/// The steps of [`model!`]: `@fields` collects the fields, `@build` makes the model, `@set` sets one field, `@put` puts a value into a place.
///
/// Each field becomes `{ key kind value }`; an added comma at the end spares every rule a twin.
#[doc(hidden)]
#[macro_export]
macro_rules! __model {
    (@fields $type:tt [$($done:tt)*] $(,)?) => {
        $crate::__model!(@build it faults $type ($crate::literal::blank()) $($done)*)
    };
    (@fields $type:tt [$($done:tt)*] .. $base:expr , $(,)?) => {
        $crate::__model!(@build it faults $type ($base) $($done)*)
    };
    (@fields $type:tt [$($done:tt)*] $key:tt : null , $($rest:tt)*) => {
        $crate::__model!(@fields $type [$($done)* { $key null }] $($rest)*)
    };
    (@fields $type:tt [$($done:tt)*] $key:tt : None , $($rest:tt)*) => {
        $crate::__model!(@fields $type [$($done)* { $key none }] $($rest)*)
    };
    (@fields $type:tt [$($done:tt)*] $key:tt : $($name:ident)::+ { $($fields:tt)* } , $($rest:tt)*) => {
        $crate::__model!(@fields $type [$($done)* { $key object ($($name)::+) $($fields)* }] $($rest)*)
    };
    (@fields $type:tt [$($done:tt)*] $key:tt : [ $($items:tt)* ] , $($rest:tt)*) => {
        $crate::__model!(@fields $type [$($done)* { $key list $($items)* }] $($rest)*)
    };
    (@fields $type:tt [$($done:tt)*] $key:tt : $value:expr , $($rest:tt)*) => {
        $crate::__model!(@fields $type [$($done)* { $key value $value }] $($rest)*)
    };
    (@fields $type:tt [$($done:tt)*] bind ( $relationship:expr , $($links:tt)+ ) , $($rest:tt)*) => {
        $crate::__model!(@fields $type [$($done)* { (bind) to ($relationship) ($($links)+) }] $($rest)*)
    };
    (@fields $type:tt [$($done:tt)*] $key:ident ( $($value:tt)* ) , $($rest:tt)*) => {
        $crate::__model!(@fields $type [$($done)* { ($key) relate $($value)* }] $($rest)*)
    };
    (@fields $type:tt [$($done:tt)*] $key:ident , $($rest:tt)*) => {
        $crate::__model!(@fields $type [$($done)* { $key value $key }] $($rest)*)
    };

    (@build $it:ident $faults:ident ($($type:tt)+) ($start:expr) $({ $key:tt $($value:tt)* })*) => {{
        #[allow(unused_mut)]
        let mut $it: $($type)+ = $start;
        #[allow(unused_mut)]
        let mut $faults = $crate::literal::Faults::default();
        $($crate::__model!(@set $it $faults $key $($value)*);)*
        $faults.settle(&mut $it);
        $it
    }};

    (@set $it:ident $faults:ident $key:ident null) => {{
        let place = ::core::ptr::from_ref(&$it.$key).cast();
        $crate::literal::unset(&mut $it, place, true);
    }};
    (@set $it:ident $faults:ident $key:ident none) => {{
        let place = ::core::ptr::from_ref(&$it.$key).cast();
        $crate::literal::unset(&mut $it, place, false);
    }};
    (@set $it:ident $faults:ident $key:ident $($value:tt)+) => {
        $crate::__model!(@put (&mut $faults) (&mut $it.$key) $($value)+)
    };
    (@set $it:ident $faults:ident (bind) to ($relationship:expr) ($links:expr $(,)?)) => {
        $crate::Model::bind(&mut $it, $relationship, $links)
    };
    (@set $it:ident $faults:ident ($key:ident) relate $($name:ident)::+ { $($fields:tt)* }) => {
        $crate::__model!(@relate $it $faults $key object ($($name)::+) $($fields)*)
    };
    (@set $it:ident $faults:ident ($key:ident) relate [ $($items:tt)* ]) => {
        $crate::__model!(@relate $it $faults $key list $($items)*)
    };
    (@set $it:ident $faults:ident ($key:ident) relate $value:expr) => {
        $crate::__model!(@relate $it $faults $key value $value)
    };
    (@set $it:ident $faults:ident $key:literal null) => {
        $crate::literal::extra(&mut $faults, &mut $it, $key, ::core::option::Option::Some($crate::Json::Null))
    };
    (@set $it:ident $faults:ident $key:literal none) => {};
    (@set $it:ident $faults:ident $key:literal $($value:tt)+) => {{
        let mut place = $crate::literal::any();
        $crate::__model!(@put (&mut $faults) (&mut place) $($value)+);
        $crate::literal::extra(&mut $faults, &mut $it, $key, place);
    }};

    (@relate $it:ident $faults:ident $key:ident $($value:tt)+) => {
        $crate::literal::relate(
            &mut $faults,
            &mut $it,
            |it, value| it.$key(value),
            |faults, place| { $crate::__model!(@put (faults) (place) $($value)+); },
        )
    };

    (@put ($($faults:tt)+) ($($place:tt)+) object $type:tt $($fields:tt)*) => {
        $crate::literal::put($($faults)+, $($place)+, $crate::__model!(@fields $type [] $($fields)* ,))
    };
    (@put ($($faults:tt)+) ($($place:tt)+) list $($items:tt)*) => {{
        #[allow(unused_variables)]
        let list = $crate::literal::list($($place)+);
        $crate::__model!(@items ($($faults)+) list $($items)* ,);
    }};
    (@put ($($faults:tt)+) ($($place:tt)+) value $value:expr) => {
        $crate::literal::put($($faults)+, $($place)+, $value)
    };

    (@items $faults:tt $list:ident $(,)?) => {};
    (@items $faults:tt $list:ident $($name:ident)::+ { $($fields:tt)* } , $($rest:tt)*) => {
        $crate::__model!(@item $faults $list object ($($name)::+) $($fields)*);
        $crate::__model!(@items $faults $list $($rest)*)
    };
    (@items $faults:tt $list:ident [ $($items:tt)* ] , $($rest:tt)*) => {
        $crate::__model!(@item $faults $list list $($items)*);
        $crate::__model!(@items $faults $list $($rest)*)
    };
    (@items $faults:tt $list:ident $value:expr , $($rest:tt)*) => {
        $crate::__model!(@item $faults $list value $value);
        $crate::__model!(@items $faults $list $($rest)*)
    };
    (@item $faults:tt $list:ident $($value:tt)+) => {
        let mut place = $crate::literal::item($list);
        $crate::__model!(@put $faults (&mut place) $($value)+);
        $crate::literal::Listing::append($list, place);
    };
}
