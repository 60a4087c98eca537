import { useParams, useSearchParams } from 'react-router';
import { SEARCH } from '../shop-api.js';
import { Spinner } from '../ui/Spinner.jsx';
import { useQuery } from '../ui/useQuery.js';
import { ProductCard } from './ProductCard.jsx';

const titled = (word) => word[0].toUpperCase() + word.slice(1);

export function Listing() {
  const { category } = useParams();
  const [query] = useSearchParams();
  const term = query.get('q') ?? '';
  const found = useQuery(SEARCH, {
    input: {
      groupByProduct: true,
      take: 40,
      ...(term && { term }),
      ...(category && { collectionSlug: category }),
    },
  });
  const heading = term ? `Results for “${term}”` : category ? titled(category) : 'All goods';
  return (
    <>
      <title>{`${heading} – Moorland Goods`}</title>
      <h1>{heading}</h1>
      {!found && <Spinner />}
      {found && found.search.items.length === 0 && <p>Nothing was found.</p>}
      {found && (
        <ul className="grid">
          {found.search.items.map((product) => (
            <ProductCard key={product.productId} product={product} />
          ))}
        </ul>
      )}
    </>
  );
}
