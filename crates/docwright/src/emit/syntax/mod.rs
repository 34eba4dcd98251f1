//! Syntax nodes of Rust, made directly.
//!
//! Tokens would have to be read back, which is what emission would spend its time on.

pub(crate) mod block;
pub(crate) mod cfg;
pub(crate) mod chain;
pub(crate) mod doc;
pub(crate) mod imports;
pub(crate) mod index;
pub(crate) mod scope;
pub(crate) mod types;

use proc_macro2::{Ident, Span};
use syn::{
    AngleBracketedGenericArguments, Arm, Expr, ExprArray, ExprCall, ExprField, ExprLit, ExprMatch, ExprMethodCall,
    ExprPath, ExprReference, ExprStruct, FieldValue, FnArg, GenericArgument, Lit, LitInt, LitStr, Member, Pat,
    PatIdent, PatLit, PatType, PatWild, Path, PathArguments, PathSegment, Stmt, Type, TypePath, TypeReference,
};

/// A word that is a valid identifier, such as one of this program.
pub(crate) fn word(text: &str) -> Ident {
    Ident::new(text, Span::call_site())
}

/// `a::b::C`
pub(crate) fn path(names: impl IntoIterator<Item = Ident>) -> Path {
    Path { leading_colon: None, segments: names.into_iter().map(PathSegment::from).collect() }
}

/// `graph::Name`
pub(crate) fn runtime(name: &str) -> Path {
    path([word("graph"), word(name)])
}

/// A path as a type.
pub(crate) fn ty(path: Path) -> Type {
    Type::Path(TypePath { attrs: Vec::new(), qself: None, path })
}

/// `path<argument>`
pub(crate) fn generic(path: Path, argument: Type) -> Path {
    generics(path, [argument])
}

/// `path<a, b>`
pub(crate) fn generics(mut path: Path, arguments: impl IntoIterator<Item = Type>) -> Path {
    if let Some(last) = path.segments.last_mut() {
        last.arguments = PathArguments::AngleBracketed(AngleBracketedGenericArguments {
            colon2_token: None,
            lt_token: Default::default(),
            args: arguments.into_iter().map(GenericArgument::Type).collect(),
            gt_token: Default::default(),
        });
    }
    path
}

/// `&ty`
pub(crate) fn reference(ty: Type) -> Type {
    let elem = Box::new(ty);
    Type::Reference(TypeReference {
        attrs: Vec::new(),
        and_token: Default::default(),
        lifetime: None,
        mutability: None,
        elem,
    })
}

/// `name: ty`
pub(crate) fn parameter(name: Ident, ty: Type) -> FnArg {
    let pat = Pat::Ident(PatIdent { attrs: Vec::new(), by_ref: None, mutability: None, ident: name, subpat: None });
    FnArg::Typed(PatType { attrs: Vec::new(), pat: Box::new(pat), colon_token: Default::default(), ty: Box::new(ty) })
}

fn literal(lit: Lit) -> Expr {
    Expr::Lit(ExprLit { attrs: Vec::new(), lit })
}

/// `"text"`
pub(crate) fn text(text: &str) -> Expr {
    literal(Lit::Str(LitStr::new(text, Span::call_site())))
}

fn integer(number: usize) -> Lit {
    Lit::Int(LitInt::new(&number.to_string(), Span::call_site()))
}

/// `7`
pub(crate) fn number(number: usize) -> Expr {
    literal(integer(number))
}

/// A path as an expression.
pub(crate) fn name(path: Path) -> Expr {
    Expr::Path(ExprPath { attrs: Vec::new(), qself: None, path })
}

/// `self.member`
pub(crate) fn own(member: Ident) -> Expr {
    let (base, member) = (Box::new(name(word("self").into())), Member::Named(member));
    Expr::Field(ExprField { attrs: Vec::new(), base, dot_token: Default::default(), member })
}

/// `&expr` or `&mut expr`
pub(crate) fn borrow(expr: Expr, mutable: bool) -> Expr {
    let mutability = mutable.then(Default::default);
    let expr = Box::new(expr);
    Expr::Reference(ExprReference { attrs: Vec::new(), and_token: Default::default(), mutability, expr })
}

/// `&[a, b]`
pub(crate) fn array(elems: impl IntoIterator<Item = Expr>) -> Expr {
    let elems = elems.into_iter().collect();
    borrow(Expr::Array(ExprArray { attrs: Vec::new(), bracket_token: Default::default(), elems }), false)
}

/// `&["a", "b"]`
pub(crate) fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Expr {
    array(texts.into_iter().map(text))
}

/// `func(args)`
pub(crate) fn call(func: Path, args: impl IntoIterator<Item = Expr>) -> Expr {
    let (func, args) = (Box::new(name(func)), args.into_iter().collect());
    Expr::Call(ExprCall { attrs: Vec::new(), func, paren_token: Default::default(), args })
}

/// `receiver.method(args)`
pub(crate) fn method(receiver: Expr, method: &str, args: impl IntoIterator<Item = Expr>) -> Expr {
    Expr::MethodCall(ExprMethodCall {
        attrs: Vec::new(),
        receiver: Box::new(receiver),
        dot_token: Default::default(),
        method: word(method),
        turbofish: None,
        paren_token: Default::default(),
        args: args.into_iter().collect(),
    })
}

/// `path { name: value }`
pub(crate) fn record(path: Path, fields: impl IntoIterator<Item = (Ident, Expr)>) -> Expr {
    let field = |(name, expr)| FieldValue {
        attrs: Vec::new(),
        member: Member::Named(name),
        colon_token: Some(Default::default()),
        expr,
    };
    Expr::Struct(ExprStruct {
        attrs: Vec::new(),
        qself: None,
        path,
        brace_token: Default::default(),
        fields: fields.into_iter().map(field).collect(),
        dot2_token: None,
        rest: None,
    })
}

/// `match what { 0 => first, _ => last }`
pub(crate) fn choose(what: Expr, arms: impl IntoIterator<Item = Expr>, otherwise: Expr) -> Expr {
    let arm = |pat, body| Arm {
        attrs: Vec::new(),
        pat,
        fat_arrow_token: Default::default(),
        body: Box::new(body),
        comma: Some(Default::default()),
    };
    let numbered = |(index, body)| {
        let lit = integer(index);
        arm(Pat::Lit(PatLit { attrs: Vec::new(), lit }), body)
    };
    let wild = Pat::Wild(PatWild { attrs: Vec::new(), underscore_token: Default::default() });
    let mut arms: Vec<Arm> = arms.into_iter().enumerate().map(numbered).collect();
    arms.push(arm(wild, otherwise));
    Expr::Match(ExprMatch {
        attrs: Vec::new(),
        match_token: Default::default(),
        expr: Box::new(what),
        brace_token: Default::default(),
        arms,
    })
}

/// The only statement of a block.
pub(crate) fn answer(expr: Expr) -> Vec<Stmt> {
    vec![Stmt::Expr(expr, None)]
}
