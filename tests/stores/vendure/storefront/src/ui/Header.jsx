import { useState } from 'react';
import { Link, NavLink, useNavigate } from 'react-router';
import { useCart } from '../cart/CartContext.jsx';

function Search() {
  const [term, setTerm] = useState('');
  const navigate = useNavigate();
  const search = (event) => {
    event.preventDefault();
    navigate(`/search?q=${encodeURIComponent(term)}`);
  };
  return (
    <form role="search" onSubmit={search}>
      <input
        type="search"
        aria-label="Search"
        placeholder="Search"
        value={term}
        onChange={(event) => setTerm(event.target.value)}
      />
    </form>
  );
}

export function Header() {
  const { order, setOpen } = useCart();
  const count = order?.totalQuantity ?? 0;
  return (
    <header>
      <Link to="/" className="logo">
        Moorland Goods
      </Link>
      <nav aria-label="Main">
        <NavLink to="/shop" end>
          Shop all
        </NavLink>
        <NavLink to="/shop/clothing">Clothing</NavLink>
        <NavLink to="/shop/outdoors">Outdoors</NavLink>
        <NavLink to="/shop/home">Home</NavLink>
        <NavLink to="/shop/pantry">Pantry</NavLink>
      </nav>
      <Search />
      <button type="button" className="bag" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Bag {count > 0 && <span className="badge">{count}</span>}
      </button>
    </header>
  );
}
