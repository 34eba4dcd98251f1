//! The macro for closed lists of rules: an enumeration, and a row of columns for each of its variants.
//!
//! ```text
//! rules! {
//!     /// A kind of finding.
//!     pub enum Rule {
//!         /// How bad a finding of this rule is.
//!         pub severity: Severity,
//!         /// The advice to the author of the page.
//!         pub help: &'static str,
//!     }
//!     /// The file is not UTF-8 text.
//!     NotUtf8 = "not-utf8", Warning, "save the page as UTF-8";
//! }
//! ```
//!
//! `Rule::NotUtf8.severity()` is `Severity::Warning`; `id()` and `explanation()` are there for every list. A word in a row is
//! a variant of its column's type, or an item of a module: `sentence in meaning: Sentence`. Where the list says `undoes`
//! behind its columns, a row may end with `undoes OTHER`.

macro_rules! rules {
    (
        $(#[$about:meta])* $vis:vis enum $name:ident $columns:tt $($undoes:ident)?
        $($(#[doc = $doc:literal])+ $rule:ident = $id:literal, $($value:tt),+ $(undoes $loss:ident)?;)+
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $($(#[doc = $doc])+ $rule,)+ }

        $crate::text::rules::rules!(@columns $name $columns);
        $crate::text::rules::rules!(@undoes [$($undoes)?] $name $($rule [$($loss)?])+);

        impl $name {
            /// Every rule, as listed.
            pub const ALL: &[Self] = &[$(Self::$rule,)+];

            /// The stable name of the rule.
            pub fn id(self) -> &'static str { match self { $(Self::$rule => $id,)+ } }

            /// The condition that the rule finds.
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
    (@columns $name:ident {
        $($(#[doc = $what:literal])+ $vis:vis $column:ident $(in $home:ident)?: $kind:ty,)+
    }) => {
        struct Row { $($column: $kind,)+ }

        impl $name {
            $($(#[doc = $what])+ $vis fn $column(self) -> $kind { self.row().$column })+
        }
    };
    (@row {
        $($(#[doc = $what:literal])+ $vis:vis $column:ident $(in $home:ident)?: $kind:ty,)+
    } $($value:tt),+) => {
        Row { $($column: $crate::text::rules::rules!(@value [$($home)?] $kind, $value),)+ }
    };
    (@value [] $kind:ty, $value:literal) => { $value };
    (@value [] $kind:ty, $value:ident) => { <$kind>::$value };
    (@value [$home:ident] $kind:ty, $value:ident) => { $home::$value };
    (@undoes [] $name:ident $($row:tt)+) => {};
    (@undoes [undoes] $name:ident $($rule:ident [$($loss:ident)?])+) => {
        impl $name {
            /// The rules that find on the way back what this one finds as a gain.
            pub fn undoes(self) -> &'static [Self] { match self { $(Self::$rule => &[$(Self::$loss)?],)+ } }
        }
    };
}

pub(crate) use rules;
