import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { ACTIVE_ORDER, ADD_ITEM, ADJUST_LINE, ask, change, REMOVE_LINE } from '../shop-api.js';
import { addToCart } from '../tracking.js';
import { useToast } from '../ui/Toasts.jsx';

const CartContext = createContext(null);

export const useCart = () => useContext(CartContext);

export function CartProvider({ children }) {
  const [order, setOrder] = useState(null);
  const [loaded, setLoaded] = useState(false);
  const [open, setOpen] = useState(false);
  const [justAdded, setJustAdded] = useState(null);
  const toast = useToast();

  const refresh = useCallback(async () => {
    const { activeOrder } = await ask(ACTIVE_ORDER);
    setOrder(activeOrder);
    setLoaded(true);
    return activeOrder;
  }, []);

  useEffect(() => {
    refresh().catch((error) => toast(error.message, 'error'));
  }, [refresh, toast]);

  useEffect(() => {
    if (justAdded) addToCart(justAdded.variant, justAdded.quantity);
  }, [justAdded]);

  const cart = useMemo(() => {
    const attempt = async (work) => {
      try {
        setOrder(await work());
        return true;
      } catch (error) {
        toast(error.message, 'error');
        return false;
      }
    };
    return {
      order,
      loaded,
      open,
      setOpen,
      setOrder,
      refresh,
      async add(variant, quantity) {
        if (!(await attempt(() => change(ADD_ITEM, { id: variant.id, quantity })))) return;
        setJustAdded({ variant, quantity });
        toast(`${variant.name} is in your bag`);
        setOpen(true);
      },
      adjust: (line, quantity) => attempt(() => change(ADJUST_LINE, { id: line.id, quantity })),
      remove: (line) => attempt(() => change(REMOVE_LINE, { id: line.id })),
    };
  }, [order, loaded, open, refresh, toast]);

  return <CartContext value={cart}>{children}</CartContext>;
}
