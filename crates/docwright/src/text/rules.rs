//! The macro that declares a closed list of rules: an enumeration, and what each of its variants is called, means and asks for.
//!
//! ```text
//! rules! {
//!     /// A kind of finding.
//!     pub enum Rule {
//!         /// How bad a finding of this rule is.
//!         severity: Severity,
//!         /// What the author of the page can do about it.
//!         help: &'static str,
//!     }
//!     /// The file is not UTF-8 text.
//!     NotUtf8 = "not-utf8", Warning, "save the page as UTF-8";
//! }
//! ```
//!
//! `Rule::NotUtf8.severity()` is `Severity::Warning`; `id()` and `explanation()` are there for every list.

macro_rules! rules {
    (
        $(#[$about:meta])* $vis:vis enum $name:ident $columns:tt
        $($(#[doc = $doc:literal])+ $rule:ident = $id:literal, $($value:tt),+;)+
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $($(#[doc = $doc])+ $rule,)+ }

        $crate::text::rules::rules!(@columns $name $columns);

        impl $name {
            /// Every rule, as listed.
            pub const ALL: &[Self] = &[$(Self::$rule,)+];

            /// The stable name of the rule.
            pub fn id(self) -> &'static str { match self { $(Self::$rule => $id,)+ } }

            /// What the rule finds.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$rule => concat!($($doc, "\n"),+),)+ }
            }

            fn row(self) -> Row {
                match self { $(Self::$rule => $crate::text::rules::rules!(@row $columns $($value),+),)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.id()) }
        }
    };
    (@columns $name:ident { $($(#[doc = $what:literal])+ $column:ident: $kind:ty,)+ }) => {
        struct Row { $($column: $kind,)+ }

        impl $name {
            $($(#[doc = $what])+ pub fn $column(self) -> $kind { self.row().$column })+
        }
    };
    (@row { $($(#[doc = $what:literal])+ $column:ident: $kind:ty,)+ } $($value:tt),+) => {
        Row { $($column: $crate::text::rules::rules!(@value $kind, $value),)+ }
    };
    (@value $kind:ty, $value:literal) => { $value };
    (@value $kind:ty, $value:ident) => { <$kind>::$value };
}

pub(crate) use rules;
