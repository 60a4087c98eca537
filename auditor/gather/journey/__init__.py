"""The shopper's way through any shop: what is pressed is chosen by words, marks and places."""
