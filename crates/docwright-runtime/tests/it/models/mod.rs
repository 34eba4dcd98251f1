//! A sample of generated models: the contract between the generator and this crate, compiled and run.

mod asset;
mod camera;
mod condition;
mod entity;
mod move_parameters;
mod place;
mod ports;
mod specs;

pub use asset::Asset;
pub use camera::Camera;
pub use condition::Condition;
pub use entity::Entity;
pub use move_parameters::MoveParameters;
pub use place::Place;
pub use ports::Ports;
pub use specs::Specs;
