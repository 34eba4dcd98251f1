//! The order in which the properties of a model come: the same in every object of a page, so each name can be guessed from the one before.

use crate::Shape;

/// The orders seen in one document, by model.
#[derive(Default)]
pub(crate) struct Orders(Vec<Order>);

struct Order {
    shape: &'static Shape,
    /// For the start and each field, the field that came next the last time. Empty until the model is met again: most documents hold one object.
    next: Vec<u16>,
}

/// Documents of more models than this are read without guessing about the rest of them.
const MAX_MODELS: usize = 64;

impl Orders {
    /// Where the order of this model is kept; call it once per object.
    pub(crate) fn of(&mut self, shape: &'static Shape) -> usize {
        // From the back: an object's models are met in the same order again and again, inner ones last.
        match self
            .0
            .iter()
            .rposition(|order| std::ptr::eq(order.shape, shape))
        {
            Some(index) => {
                let next = &mut self.0[index].next;
                if next.is_empty() {
                    next.resize(shape.fields.len() + 1, u16::MAX);
                }
                index
            }
            None if self.0.len() < MAX_MODELS => {
                self.0.push(Order {
                    shape,
                    next: Vec::new(),
                });
                self.0.len() - 1
            }
            None => usize::MAX,
        }
    }

    /// The field that probably comes after this place: 0 is the start, and a field's place is one more than its index.
    pub(crate) fn guess(&self, order: usize, place: usize) -> usize {
        self.0
            .get(order)
            .and_then(|order| order.next.get(place))
            .copied()
            .map_or(usize::MAX, usize::from)
    }

    /// Remembers what came after this place.
    pub(crate) fn learn(&mut self, order: usize, place: usize, field: usize) {
        if let Some(next) = self
            .0
            .get_mut(order)
            .and_then(|order| order.next.get_mut(place))
        {
            *next = u16::try_from(field).unwrap_or(u16::MAX);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_MODELS, Orders};
    use crate::Shape;

    const FIELDS: &[&str] = &["a", "b", "c"];

    fn shape() -> &'static Shape {
        Box::leak(Box::new(Shape {
            name: "test",
            doc: "",
            fields: FIELDS,
            bases: &[],
            derived: &[],
            secret: &[],
            read_only: &[],
        }))
    }

    #[test]
    fn an_order_is_guessed_from_the_second_object_on() {
        let (mut orders, model) = (Orders::default(), shape());
        let order = orders.of(model);
        orders.learn(order, 0, 2);
        assert_eq!(orders.guess(order, 0), usize::MAX);
        assert_eq!(orders.of(model), order);
        orders.learn(order, 0, 2);
        orders.learn(order, 3, 1);
        assert_eq!((orders.guess(order, 0), orders.guess(order, 3)), (2, 1));
        assert_eq!(orders.guess(order, 1), usize::from(u16::MAX));
        assert_eq!(orders.guess(order, 99), usize::MAX);
        orders.learn(order, 99, 1);
    }

    #[test]
    fn the_number_of_models_is_bounded() {
        let mut orders = Orders::default();
        let last = (0..=MAX_MODELS).map(|_| orders.of(shape())).last();
        assert_eq!(last, Some(usize::MAX));
        orders.learn(usize::MAX, 0, 1);
        assert_eq!(orders.guess(usize::MAX, 0), usize::MAX);
    }
}
