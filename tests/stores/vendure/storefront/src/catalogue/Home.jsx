import { Link } from 'react-router';
import { SEARCH } from '../shop-api.js';
import { Spinner } from '../ui/Spinner.jsx';
import { useQuery } from '../ui/useQuery.js';
import { ProductCard } from './ProductCard.jsx';

export function Home() {
  const found = useQuery(SEARCH, { input: { groupByProduct: true, take: 4 } });
  return (
    <>
      <title>Moorland Goods</title>
      <section className="hero">
        <h1>Made where the weather is</h1>
        <Link to="/shop" className="button">
          See everything
        </Link>
      </section>
      <section>
        <h2>New this week</h2>
        {found ? (
          <ul className="grid">
            {found.search.items.map((product) => (
              <ProductCard key={product.productId} product={product} />
            ))}
          </ul>
        ) : (
          <Spinner />
        )}
      </section>
    </>
  );
}
