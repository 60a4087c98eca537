import { useState } from 'react';
import { Link } from 'react-router';

export function Footer() {
  const [subscribed, setSubscribed] = useState(false);
  const subscribe = (event) => {
    event.preventDefault();
    setSubscribed(true);
  };
  return (
    <footer>
      <form onSubmit={subscribe}>
        <label>
          Letters from the moor <input type="email" placeholder="Your e-mail" required />
        </label>
        <button type="submit">Sign up</button>
        {subscribed && <span>Thank you, we shall write.</span>}
      </form>
      <nav aria-label="Footer">
        <Link to="/about">About us</Link> <Link to="/returns">Returns</Link> <Link to="/privacy">Privacy</Link>
      </nav>
    </footer>
  );
}
