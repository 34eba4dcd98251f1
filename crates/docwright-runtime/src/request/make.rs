//! The constructors that generated functions call: one for each method and number of arguments.
//!
//! A generated crate has thousands of such calls. Checking one takes the compiler about two thirds of what it takes to find
//! an associated function, make a slice and then find the method that adds the body.

use super::Request;
use crate::{Method, Record};

/// Requests with any number of arguments.
macro_rules! many {
    ($($method:ident: $name:ident;)*) => {$(
        /// A request of the method in its name.
        #[inline]
        pub fn $name<R, At>(template: &'static str, args: &[&str]) -> Request<R, At> {
            Request::of(Method::$method, template, args)
        }
    )*};
}

many! {
    Get: get;
    HEAD: head;
    Post: post;
    Put: put;
    Patch: patch;
    Delete: delete;
}

/// Requests with this many arguments, without and with what is sent.
macro_rules! make {
    ($($method:ident: $plain:ident $body:ident $parameters:ident ($($argument:ident),*);)*) => {$(
        /// A request of the method and number of arguments in its name.
        #[inline]
        pub fn $plain<R, At>(template: &'static str, $($argument: &str),*) -> Request<R, At> {
            Request::of(Method::$method, template, &[$($argument),*])
        }

        /// The same with a model as JSON; what only the service writes is left out.
        #[inline]
        pub fn $body<R, At>(template: &'static str, $($argument: &str,)* body: &dyn Record) -> Request<R, At> {
            Request::of(Method::$method, template, &[$($argument),*]).body(body)
        }

        /// The same with the parameters of an action.
        #[inline]
        pub fn $parameters<R, At>(template: &'static str, $($argument: &str,)* parameters: &dyn Record) -> Request<R, At> {
            Request::of(Method::$method, template, &[$($argument),*]).parameters(parameters)
        }
    )*};
}

make! {
    Get: get0 get0_body get0_parameters ();
    Get: get1 get1_body get1_parameters (a);
    Get: get2 get2_body get2_parameters (a, b);
    Get: get3 get3_body get3_parameters (a, b, c);
    HEAD: head0 head0_body head0_parameters ();
    HEAD: head1 head1_body head1_parameters (a);
    HEAD: head2 head2_body head2_parameters (a, b);
    HEAD: head3 head3_body head3_parameters (a, b, c);
    Post: post0 post0_body post0_parameters ();
    Post: post1 post1_body post1_parameters (a);
    Post: post2 post2_body post2_parameters (a, b);
    Post: post3 post3_body post3_parameters (a, b, c);
    Put: put0 put0_body put0_parameters ();
    Put: put1 put1_body put1_parameters (a);
    Put: put2 put2_body put2_parameters (a, b);
    Put: put3 put3_body put3_parameters (a, b, c);
    Patch: patch0 patch0_body patch0_parameters ();
    Patch: patch1 patch1_body patch1_parameters (a);
    Patch: patch2 patch2_body patch2_parameters (a, b);
    Patch: patch3 patch3_body patch3_parameters (a, b, c);
    Delete: delete0 delete0_body delete0_parameters ();
    Delete: delete1 delete1_body delete1_parameters (a);
    Delete: delete2 delete2_body delete2_parameters (a, b);
    Delete: delete3 delete3_body delete3_parameters (a, b, c);
}
