import { lazy, Suspense, useEffect } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { CartDrawer } from './cart/CartDrawer.jsx';
import { Home } from './catalogue/Home.jsx';
import { Listing } from './catalogue/Listing.jsx';
import { Product } from './catalogue/Product.jsx';
import { usePageViews } from './tracking.js';
import { Footer } from './ui/Footer.jsx';
import { Header } from './ui/Header.jsx';
import { Spinner } from './ui/Spinner.jsx';

const Checkout = lazy(() => import('./checkout/Checkout.jsx'));
const Confirmation = lazy(() => import('./checkout/Confirmation.jsx'));

function useScrollToTop() {
  const { pathname } = useLocation();
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [pathname]);
}

export function App() {
  usePageViews();
  useScrollToTop();
  return (
    <>
      <Header />
      <main>
        <Suspense fallback={<Spinner />}>
          <Routes>
            <Route path="/" element={<Home />} />
            <Route path="/shop" element={<Listing />} />
            <Route path="/shop/:category" element={<Listing />} />
            <Route path="/search" element={<Listing />} />
            <Route path="/p/:slug" element={<Product />} />
            <Route path="/checkout/confirmation/:code" element={<Confirmation />} />
            <Route path="/checkout/*" element={<Checkout />} />
            <Route path="*" element={<h1>There is nothing here.</h1>} />
          </Routes>
        </Suspense>
      </main>
      <Footer />
      <CartDrawer />
    </>
  );
}
