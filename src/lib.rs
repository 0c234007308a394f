//! dealbooks: the list of rooms.
